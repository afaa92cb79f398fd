import type { people as english } from "./en.ts";

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
};
