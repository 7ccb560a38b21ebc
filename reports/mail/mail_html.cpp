#include <string>
#include <string_view>

#include <fmt/format.h>

#include "reports/mail/mail_page.h"
#include "reports/mail/mail_story.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

class ReportMail {
 public:
  ReportMail(const MailStory& story, Locale locale, MailPage& page)
      : story_(story), locale_(locale), page_(page) {}

  void write() {
    logo();
    page_.paragraph("note", "0 0 6px", 14, kNotes, escaped(story_.occasion));
    page_.headline(story_.headline);
    page_.paragraph("worse", "0 0 18px", 14, kWorse, escaped(story_.late));
    figures();
    notes_on_lines();
    charts();
    news();
    for (const std::string* note : {&story_.situation, &story_.attached, &story_.left_out, &story_.why})
      page_.paragraph("note", "0 0 6px", 13, kNotes, escaped(*note));
  }

 private:
  void figures() {
    if (story_.lines.empty()) return;
    page_.add(
        "<table class=\"figures\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
        "style=\"width:100%;border-collapse:collapse\">\n<thead><tr>");
    column("left", "");
    column("right", story_.records);
    column("right", "%");
    if (!story_.in_period.empty()) column("right", story_.in_period);
    if (!story_.in_year.empty()) column("right", story_.in_year);
    page_.add("</tr></thead>\n<tbody>\n");
    for (const MailLine& line : story_.lines) figure(line);
    page_.add("</tbody></table>\n");
  }

  void column(std::string_view side, std::string_view title) {
    page_.add(
        fmt::format("<th class=\"note line\" scope=\"col\" style=\"padding:0 0 6px "
                    "{};text-align:{};white-space:nowrap;font-size:13px;"
                    "font-weight:400;color:{};border-bottom:1px solid {}\">{}</th>",
                    side == "left" ? "0" : "10px", side, hex(kNotes), hex(kInk), escaped(title)));
  }

  // No blanks between cells: in the narrow form they stand side by side at half the width each.
  void figure(const MailLine& line) {
    page_.add(
        fmt::format("<tr><th class=\"ink line\" scope=\"row\" style=\"padding:10px 0 10px "
                    "16px;text-indent:-16px;text-align:left;font-size:15px;"
                    "font-weight:400;color:{};border-bottom:1px solid {}\"><span aria-hidden=\"true\" "
                    "style=\"font-size:11px;color:{}\">"
                    "&#9632;</span>&nbsp;{}</th>",
                    hex(kInk), hex(kHairline), hex(line.color), escaped(line.title)));
    cell("ink", kInk, "600", escaped(line.count) + narrow_label(line.noun));
    cell("ink", kInk, "400", escaped(line.percent));
    if (!story_.in_period.empty()) change(line.in_period, story_.in_period);
    if (!story_.in_year.empty()) change(line.in_year, story_.in_year);
    page_.add("</tr>\n");
  }

  void change(const MailChange& change, std::string_view when) {
    using Tone = MailChange::Tone;
    const bool less = change.tone == Tone::Better, more = change.tone == Tone::Worse;
    std::string words = escaped(change.sign);
    if (less || more)
      words = fmt::format("<span role=\"img\" aria-label=\"{}\">{}</span>&nbsp;{}",
                          escaped(text(less ? "mail.less" : "mail.more", locale_)),
                          less ? "&#9660;" : "&#9650;", escaped(change.amount));
    cell(less   ? "better"
         : more ? "worse"
                : "note",
         less   ? kBetter
         : more ? kWorse
                : kNotes,
         "400", words + narrow_label(when));
  }

  /// The head of a column, said in the cell where the narrow form has no heads.
  std::string narrow_label(std::string_view head) const {
    return fmt::format("<span class=\"in note\" style=\"display:none;font-weight:400;color:{}\"> {}</span>",
                       hex(kNotes), escaped(head));
  }

  void cell(std::string_view kind, Color color, std::string_view weight, std::string_view html) {
    page_.add(
        fmt::format("<td class=\"{} line\" style=\"padding:10px 0 10px "
                    "10px;text-align:right;white-space:nowrap;font-size:15px;"
                    "font-weight:{};color:{};border-bottom:1px solid {}\">{}</td>",
                    kind, weight, hex(color), hex(kHairline), html));
  }

  void notes_on_lines() {
    for (const MailLine& line : story_.lines)
      if (!line.note.empty())
        page_.paragraph("note", "8px 0 0", 13, kNotes, escaped(line.title) + ": " + escaped(line.note) + ".");
  }

  // White behind the pictures also in dark mode: they are drawn in dark ink.
  void charts() {
    const std::size_t count = story_.lines.size();
    if (count == 0) return;
    const bool thirds = count != 1 && count != 2 && count != 4;
    const int width = count == 1 ? 400 : thirds ? 173 : 264;
    page_.add("<div style=\"margin:20px 0 8px\">");
    for (std::size_t i = 0; i < count; ++i)
      page_.add(fmt::format(
          "<img class=\"chart{}\" src=\"cid:{}\" width=\"{}\" alt=\"{}\" "
          "style=\"display:inline-block;width:{}px;max-width:100%;height:auto;margin:0 8px 12px 0;border:0;"
          "vertical-align:top;background:#FFFFFF;color:{};font-size:13px;line-height:1.4\">",
          thirds ? " third" : "", i == 0 ? "chart" : fmt::format("chart-{}", i + 1), width,
          escaped(story_.lines[i].course), width, hex(kInk)));
    page_.add("</div>\n");
  }

  void logo() {
    if (story_.logo_height == 0) return;
    page_.add(fmt::format(
        "<p style=\"margin:0 0 16px\"><img class=\"logo\" src=\"cid:logo\" width=\"{}\" height=\"{}\" "
        "alt=\"{}\" style=\"display:block;border:0;background:#FFFFFF;color:{};font-size:14px\"></p>\n",
        story_.logo_width, story_.logo_height, escaped(story_.organization), hex(kInk)));
  }

  void news() {
    page_.paragraph("ink", "0 0 12px", 15, kInk, escaped(story_.changed));
    page_.paragraph("ink", "0 0 12px", 15, kInk, escaped(story_.wrong));
    std::string start;
    if (!story_.start.empty()) start = "<strong>" + escaped(story_.start) + "</strong>";
    if (!story_.owner.empty()) start += (start.empty() ? "" : " ") + escaped(story_.owner);
    page_.paragraph("ink", "0 0 16px", 15, kInk, start);
  }

  const MailStory& story_;
  Locale locale_;
  MailPage& page_;
};

}  // namespace

std::string mail_html(const MailStory& story, Locale locale) {
  MailPage page(story.subject, locale);
  ReportMail(story, locale, page).write();
  return page.finish();
}

std::string mail_html_inside(const MailStory& story, Locale locale) {
  MailPage page(story.subject, locale);
  ReportMail(story, locale, page).write();
  return std::string(page.inside());
}

}  // namespace boletim
