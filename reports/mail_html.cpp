#include <string>
#include <string_view>

#include <fmt/format.h>

#include "reports/mail_story.h"
#include "reports/palette.h"
#include "reports/texts.h"

namespace boletim {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string hex(Color color) {
  return fmt::format("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue);
}

// What inline styles cannot say. Programs that ignore it show the wide, light form, which is whole by itself.
// [data-ogsc] is how Outlook's apps mark dark mode.
constexpr std::string_view kStyles = R"(<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .card { padding: 20px 16px !important; }
  .headline { font-size: 19px !important; }
  .figures, .figures tbody, .figures tr { display: block !important; width: 100% !important; }
  .figures thead { display: none !important; }
  .figures tr { padding: 10px 0 !important; font-size: 0; border-bottom: 1px solid #D9DEE3; }
  .figures th, .figures td { display: inline-block !important; width: 50% !important; box-sizing: border-box;
    padding: 2px 0 !important; border: 0 !important; text-align: left !important; font-size: 15px !important; }
  .figures th { width: 100% !important; }
  .in { display: inline !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #14171B !important; }
  .card { background: #1F2429 !important; }
  .ink { color: #F1F3F5 !important; }
  .note { color: #A7B0B9 !important; }
  .better { color: #5CC8AE !important; }
  .worse { color: #F29A70 !important; }
  .line { border-color: #3B434B !important; }
  .figures tr { border-color: #3B434B !important; }
}
[data-ogsc] .ink { color: #F1F3F5 !important; }
[data-ogsc] .note { color: #A7B0B9 !important; }
[data-ogsc] .better { color: #5CC8AE !important; }
[data-ogsc] .worse { color: #F29A70 !important; }
</style>
)";

constexpr std::string_view kFont =
    "font-family:'Open Sans','Segoe UI',Roboto,'Helvetica Neue',Helvetica,Arial,sans-serif";

class MailPage {
 public:
  MailPage(const MailStory& story, Locale locale) : story_(story), locale_(locale) {}

  std::string write() {
    head();
    paragraph("note", "0 0 6px", 14, kNotes, escaped(story_.occasion));
    out_ += fmt::format(
        "<h1 class=\"ink headline\" style=\"margin:0 0 18px;font-size:22px;line-height:1.3;font-weight:600;"
        "color:{}\">{}</h1>\n",
        hex(kInk), escaped(story_.headline));
    figures();
    notes_on_lines();
    chart();
    news();
    for (const std::string& note : story_.notes) paragraph("note", "0 0 6px", 13, kNotes, escaped(note));
    out_ +=
        "</td></tr></table>\n<!--[if "
        "mso]></td></tr></table><![endif]-->\n</td></tr></table>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void head() {
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>{}</title>\n",
        locale_ == Locale::PtBr ? "pt-BR" : "en", escaped(story_.subject));
    out_ += kStyles;
    // Outlook for Windows knows no max-width: it gets a table of 600 pixels around.
    out_ += fmt::format(
        "</head>\n<body class=\"page\" style=\"margin:0;padding:0;background:#EBEEF1\">\n"
        "<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
        "border=\"0\" "
        "style=\"background:#EBEEF1\"><tr><td align=\"center\">\n"
        "<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" "
        "border=\"0\">"
        "<tr><td><![endif]-->\n"
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
        "style=\"max-width:600px;width:100%\"><tr><td class=\"card\" align=\"left\" "
        "style=\"padding:28px;background:#FFFFFF;{}\">\n",
        kFont);
  }

  /// `html` is escaped already.
  void paragraph(std::string_view kind, std::string_view margin, int size, Color color,
                 std::string_view html) {
    if (html.empty()) return;
    out_ +=
        fmt::format("<p class=\"{}\" style=\"margin:{};font-size:{}px;line-height:1.5;color:{}\">{}</p>\n",
                    kind, margin, size, hex(color), html);
  }

  void figures() {
    if (story_.lines.empty()) return;
    out_ +=
        "<table class=\"figures\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
        "style=\"width:100%;border-collapse:collapse\">\n<thead><tr>";
    column("left", "");
    column("right", story_.records);
    column("right", "%");
    if (!story_.in_period.empty()) column("right", story_.in_period);
    if (!story_.in_year.empty()) column("right", story_.in_year);
    out_ += "</tr></thead>\n<tbody>\n";
    for (const MailLine& line : story_.lines) figure(line);
    out_ += "</tbody></table>\n";
  }

  void column(std::string_view side, std::string_view title) {
    out_ += fmt::format(
        "<th class=\"note line\" scope=\"col\" style=\"padding:0 0 6px {};text-align:{};font-size:13px;"
        "font-weight:400;color:{};border-bottom:1px solid {}\">{}</th>",
        side == "left" ? "0" : "10px", side, hex(kNotes), hex(kInk), escaped(title));
  }

  // No blanks between cells: in the narrow form they stand side by side at half the width each.
  void figure(const MailLine& line) {
    out_ += fmt::format(
        "<tr><th class=\"ink line\" scope=\"row\" style=\"padding:10px 0;text-align:left;font-size:15px;"
        "font-weight:400;color:{};border-bottom:1px solid {}\"><span aria-hidden=\"true\" "
        "style=\"font-size:11px;color:{}\">"
        "&#9632;</span>&nbsp;{}</th>",
        hex(kInk), hex(kHairline), hex(line.color), escaped(line.title));
    cell("ink", kInk, "600", escaped(line.count) + narrow_label(line.noun));
    cell("ink", kInk, "400", escaped(line.percent));
    if (!story_.in_period.empty()) change(line.in_period, story_.in_period);
    if (!story_.in_year.empty()) change(line.in_year, story_.in_year);
    out_ += "</tr>\n";
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
    return fmt::format(
        "<span class=\"in note\" style=\"display:none;font-weight:400;color:{}\">&nbsp;{}</span>",
        hex(kNotes), escaped(head));
  }

  void cell(std::string_view kind, Color color, std::string_view weight, std::string_view html) {
    out_ += fmt::format(
        "<td class=\"{} line\" style=\"padding:10px 0 10px "
        "10px;text-align:right;white-space:nowrap;font-size:15px;"
        "font-weight:{};color:{};border-bottom:1px solid {}\">{}</td>",
        kind, weight, hex(color), hex(kHairline), html);
  }

  void notes_on_lines() {
    for (const MailLine& line : story_.lines)
      if (!line.note.empty())
        paragraph("note", "8px 0 0", 13, kNotes, escaped(line.title) + ": " + escaped(line.note) + ".");
  }

  // White behind the picture also in dark mode: it is drawn in dark ink.
  void chart() {
    out_ += fmt::format(
        "<img src=\"cid:chart\" width=\"544\" alt=\"{}\" "
        "style=\"display:block;width:100%;max-width:544px;height:auto;"
        "margin:20px 0;border:0;background:#FFFFFF;color:{};font-size:13px;line-height:1.5\">\n",
        escaped(story_.chart), hex(kInk));
  }

  void news() {
    paragraph("ink", "0 0 12px", 15, kInk, escaped(story_.changed));
    if (!story_.start.empty())
      paragraph("ink", "0 0 16px", 15, kInk, "<strong>" + escaped(story_.start) + "</strong>");
  }

  const MailStory& story_;
  Locale locale_;
  std::string out_;
};

}  // namespace

std::string mail_html(const MailStory& story, Locale locale) {
  return MailPage(story, locale).write();
}

}  // namespace boletim
