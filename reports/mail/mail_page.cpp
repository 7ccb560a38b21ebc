#include "reports/mail/mail_page.h"

#include <utility>

#include <fmt/format.h>

namespace boletim {
namespace {

// What inline styles cannot say. Programs that ignore it show the wide, light form, which is whole by itself.
// [data-ogsc] is how Outlook's apps mark dark mode.
constexpr std::string_view kOfThePage = R"(<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .card { padding: 20px 16px !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #14171B !important; }
  .card { background: #1F2429 !important; }
}
</style>
)";
constexpr std::string_view kOfWhatIsInside = R"(<style>
@media (max-width: 480px) {
  .headline { font-size: 19px !important; }
  .figures, .figures tbody, .figures tr { display: block !important; width: 100% !important; }
  .figures thead { display: none !important; }
  .figures tr { padding: 10px 0 !important; font-size: 0; border-bottom: 1px solid #D9DEE3; }
  .figures th, .figures td { display: inline-block !important; width: 50% !important; box-sizing: border-box;
    padding: 2px 0 !important; border: 0 !important; text-align: left !important; font-size: 15px !important;
    vertical-align: top; white-space: normal !important; }
  .figures th { width: 100% !important; padding-left: 16px !important; }
  .in { display: inline !important; }
  .chart { width: 100% !important; margin: 0 0 12px !important; box-sizing: border-box; }
  .third { width: 48% !important; margin: 0 1% 12px !important; }
  .facts th, .facts td { display: block !important; width: 100% !important; box-sizing: border-box;
    padding: 0 0 9px !important; }
  .facts th { border: 0 !important; padding: 9px 0 2px !important; }
}
@media (prefers-color-scheme: dark) {
  .inset { background: #1F2429 !important; }
  .ink { color: #F1F3F5 !important; }
  .note { color: #A7B0B9 !important; }
  .better { color: #5CC8AE !important; }
  .worse { color: #F29A70 !important; }
  .line { border-color: #3B434B !important; }
  .chart, .logo { padding: 5px; border-radius: 4px; }
  .chart { box-sizing: border-box; }
  .figures tr { border-color: #3B434B !important; }
  .code { background: #14171B !important; color: #F1F3F5 !important; }
}
[data-ogsc] .ink { color: #F1F3F5 !important; }
[data-ogsc] .note { color: #A7B0B9 !important; }
[data-ogsc] .better { color: #5CC8AE !important; }
[data-ogsc] .worse { color: #F29A70 !important; }
</style>
)";

constexpr std::string_view kFont =
    "font-family:'Open Sans','Segoe UI',Roboto,'Helvetica Neue',Helvetica,Arial,sans-serif";

}  // namespace

MailPage::MailPage(std::string_view title, Locale locale) {
  out_ += fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>{}</title>\n",
      locale == Locale::PtBr ? "pt-BR" : "en", escaped(title));
  out_.append(kOfThePage).append(kOfWhatIsInside);
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
  head_ = out_.size();
}

void MailPage::headline(std::string_view text) {
  out_ += fmt::format(
      "<h1 class=\"ink headline\" style=\"margin:0 0 18px;font-size:22px;line-height:1.3;font-weight:600;"
      "color:{}\">{}</h1>\n",
      hex(kInk), escaped(text));
}

void MailPage::paragraph(std::string_view kind, std::string_view margin, int size, Color color,
                         std::string_view html) {
  if (html.empty()) return;
  out_ += fmt::format("<p class=\"{}\" style=\"margin:{};font-size:{}px;line-height:1.5;color:{}\">{}</p>\n",
                      kind, margin, size, hex(color), html);
}

std::string MailPage::finish() {
  out_ +=
      "</td></tr></table>\n<!--[if "
      "mso]></td></tr></table><![endif]-->\n</td></tr></table>\n</body>\n</html>\n";
  return std::move(out_);
}

std::string_view inset_styles() {
  return kOfWhatIsInside;
}

std::string as_inset(std::string_view inside) {
  return fmt::format("<div class=\"inset\" style=\"background:#FFFFFF;{}\">\n{}</div>\n", kFont, inside);
}

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

}  // namespace boletim
