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
  live: {
    title: "على الموقع الآن",
    lead: "من يوجد الآن على مواقعكم في صفحة تحمل المحادثة، إلا من طلب الخصوصية. لا يُحفظ شيء من ذلك.",
    now: (count) => `الزوار: ${count}`,
    off: "لا يرى فريقكم هذا بعد. عند تفعيله يرى كل موظف من على مواقعكم وأين، حتى قبل أن يكتب: اذكروا ذلك في سياسة الخصوصية.",
    off_for_agents: "لا يرى فريقكم هذا. يمكن لمسؤول تفعيله.",
    switch_on: "إظهار الزوار",
    switch_off: "إيقاف الإظهار",
    nobody: "لا أحد هناك الآن.",
    open: "المحادثة",
  },
};
