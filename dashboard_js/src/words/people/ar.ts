import { plural } from "../plural.ts";
import type { people as english } from "./en.ts";

const many = plural("ar");

export const people: typeof english = {
  deletion: {
    conversation: "حذف المحادثة",
    conversation_title: (name) => `حذف المحادثة مع ${name}؟`,
    conversation_lead:
      "تختفي فورًا، لدى الزائر ولدى الجميع هنا، مع رسائلها وملاحظاتها ومسوداتها وملفاتها وتقييماتها ونُسخها. ولا يمكن التراجع عن ذلك.",
    conversation_done: "حُذفت المحادثة.",
    visitor: "حذف الزائر",
    visitor_title: (name) => `حذف ${name}؟`,
    visitor_lead:
      "يختفي فورًا كل ما هو محفوظ عن هذا الزائر: هويته، وكل محادثاته برسائلها وملاحظاتها وملفاتها، وإمكانية دخوله. ومن يأتي بعد ذلك من متصفحه يكون غريبًا. ولا يمكن التراجع عن ذلك.",
    visitor_done: "حُذف الزائر.",
    confirm: "حذف نهائي",
  },
  privacy: {
    export: "تصدير البيانات",
    exported: "تُحفظ بياناته في ملف. لا تسلّمها إلى أحد سواه.",
  },
  merging: {
    action: "دمج",
    title: (name) => `من يكون ${name} أيضًا؟`,
    lead: "ابحث عن الزائر الآخر الذي هو الشخص نفسه، ثم اختر من يبقى.",
    find: "الاسم أو العنوان أو كلمات",
    find_hint: "للزائر الآخر، أو مما كتبه.",
    confirm_lead:
      "تجتمع كل المحادثات والملفات والملاحظات. وما كان معروفًا عن كليهما يُؤخذ ممن يبقى. ولا يمكن التراجع عن ذلك.",
    who_stays: "من يبقى؟",
    confirm: "دمج نهائي",
    done: "صارا زائرًا واحدًا.",
    conflict: "لا يمكن دمج هذين: يجب أن يبقى الموثَّق، وأن يكونا زائرين للموقع نفسه.",
  },
  blocked: {
    title: "المحظورون",
    lead: "من لا يدخل، ومن أين لا يدخل أحد.",
    visitors: "الزوار",
    visitors_lead: "آخر مئة حُظروا.",
    nobody: "لا أحد محظور.",
    addresses: "العناوين",
    addresses_lead: "لا يستطيع الزوار من هنا المحادثة ولا إرسال الملفات. ويدخل الزملاء من أي مكان.",
    network: "عنوان أو شبكة",
    network_hint: "مثل ‎203.0.113.9 أو ‎203.0.113.0/24. لا أوسع من ‎/16؛ وفي IPv6 بين ‎/32 و‎/64.",
    no_network: "هذا ليس عنوانًا أو شبكة يمكن حظرها.",
    too_many: "عدد الشبكات المحظورة كبير. ألغِ حظر بعضها أولًا.",
    reason: "السبب (اختياري)",
    how_long: "المدة",
    days: (days) =>
      days === 0 ? "حتى يلغيه أحد" : many(days, { one: "يوم واحد", two: "يومان", few: "# أيام", other: "# يومًا" }),
    block: "حظر",
    done: (network) => `حُظر ${network}.`,
    until: (time) => `حتى ${time}`,
    unblock_label: (name) => `إلغاء حظر ${name}`,
    let_in: (name) => `لم يعد ${name} محظورًا.`,
  },

  visitor: {
    panel: "الزائر",
    verified: "موثَّق",
    external_id: "معرّف العميل",
    more: "عرض المزيد",
    anonymous: (code) => `زائر ${code}`,
    online: "متصل الآن",
    offline: "غير متصل",
    email: "البريد الإلكتروني",
    locale: "اللغة",
    since: "أول ظهور",
    started: "بدء المحادثة",
    earlier: "محادثات أخرى",
    name: "الاسم",
    edit: "تعديل الزائر",
    empty_removes: "اتركه فارغًا لإزالته.",
    new_attribute: "سمة جديدة",
    new_value: "قيمتها",
    block: "حظر الزائر",
    block_lead: "يُقطع اتصاله فورًا ولا يمكنه الاتصال مجددًا من هذا المتصفح. ويبقى ما كتبه.",
    unblock: "إلغاء الحظر",
    blocked: "محظور",
  },
};
