import { plural } from "../plural.ts";
import type { threads as english } from "./en.ts";

const many = plural("ar");

export const threads: typeof english = {
  labels: {
    title: "التصنيفات",
    strip: "الأولوية والفريق والتصنيفات",
    lead: "كلمات تبيّن موضوع المحادثة.",
    none: "لا توجد تصنيفات بعد.",
    none_make: "إنشاء تصنيف…",
    add: "تصنيف جديد",
    change: "تعديل",
    change_label: (name) => `تعديل ${name}`,
    change_title: "تعديل التصنيف",
    name: "الاسم",
    colour: "اللون",
    colours: {
      grey: "رمادي",
      red: "أحمر",
      orange: "برتقالي",
      yellow: "أصفر",
      green: "أخضر",
      teal: "أزرق مخضر",
      blue: "أزرق",
      purple: "بنفسجي",
      pink: "وردي",
    },
    taken: "يوجد تصنيف بهذا الاسم.",
    remove: "حذف",
    remove_label: (name) => `حذف ${name}`,
    remove_title: (name) => `حذف ${name}؟`,
    remove_lead: "سيُزال من جميع المحادثات، ولا يمكن التراجع عن ذلك.",
    removed: (name) => `حُذف ${name}.`,
    read_only: "يمكن للمشرفين والمالكين فقط تعديل التصنيفات.",
    gone: "تصنيف محذوف",
    more: (count) => many(count, { other: "+#" }),
  },
  filters: {
    title: "المرشّحات",
    remove: (name) => `بدون ${name}`,
    clear: "مسح المرشّحات",
  },
  priority: {
    title: "الأولوية",
    none: "بلا",
    low: "منخفضة",
    normal: "عادية",
    high: "مرتفعة",
    urgent: "عاجلة",
    is: (name) => `الأولوية: ${name}`,
  },
  views: {
    my_teams: "فِرقي",
    team: "الفريق",
    no_team: "بلا فريق",
    of_team: (name) => `لفريق ${name}`,
    gone_team: "فريق مُلغى",
    or_more: (count) => `${count}+`,
  },
};
