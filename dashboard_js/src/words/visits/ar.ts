import type { visits as english } from "./en.ts";

export const visits: typeof english = {
  visit: {
    here: "يتصفّح الآن",
    last: "آخر صفحة",
    earlier: "الصفحات السابقة",
    referrer: "جاء من",
    campaign: "الحملة",
    device: "الجهاز",
    place: "المكان",
    local_time: "الوقت المحلي",
    events: "ما فعله في الموقع",
    kinds: { desktop: "حاسوب", tablet: "جهاز لوحي", phone: "هاتف", bot: "روبوت" },
  },
  notes: {
    title: "ملاحظات عن الزائر",
    add: "دوّن شيئًا للزملاء فقط",
  },
};
