#include "reports/mail/notice.h"

#include <fmt/format.h>

#include "reports/mail/mail_page.h"
#include "reports/mail/plain_text.h"

namespace boletim {
namespace {

using Tone = NoticeItem::Tone;

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLongestReason = 2000;  // characters

void clean(Notice& notice) {
  for (std::string* text : {&notice.subject, &notice.occasion, &notice.headline, &notice.ask})
    *text = on_one_line(*text);
  for (NoticeItem& item : notice.items)
    for (std::string* text : {&item.title, &item.words, &item.detail})
      *text = on_one_line(*text, kLongestReason);
  for (std::vector<std::string>* texts : {&notice.commands, &notice.notes})
    for (std::string& text : *texts) text = on_one_line(text, kLongestReason);
}

std::string plain_text(const Notice& notice) {
  std::string out;
  append_paragraph(out, notice.occasion);
  append_paragraph(out, notice.headline);
  if (!notice.items.empty()) out += '\n';
  for (const NoticeItem& item : notice.items) {
    append_wrapped(out, item.title + ": " + item.words);
    if (!item.detail.empty()) append_wrapped(out, item.detail, kIndent);
  }
  append_paragraph(out, notice.ask);
  if (!notice.commands.empty()) out += '\n';
  for (const std::string& command : notice.commands)  // unbroken, whatever its length: it is to be copied
    out.append(kIndent, ' ').append(command).append("\n");
  for (const std::string& note : notice.notes) append_paragraph(out, note);
  return out;
}

void list(MailPage& page, const std::vector<NoticeItem>& items) {
  if (items.empty()) return;
  page.add(
      "<table class=\"facts\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
      "style=\"width:100%;border-collapse:collapse;margin:0 0 18px\"><tbody>\n");
  for (const NoticeItem& item : items) {
    const bool good = item.tone == Tone::Good, bad = item.tone == Tone::Bad;
    page.add(fmt::format(
        "<tr><th class=\"note line\" scope=\"row\" style=\"padding:9px 14px 9px 0;width:38%;text-align:left;"
        "vertical-align:top;font-size:14px;line-height:1.4;font-weight:400;color:{};"
        "border-bottom:1px solid {}\">{}</th>",
        hex(kNotes), hex(kHairline), escaped(item.title)));
    page.add(fmt::format(
        "<td class=\"line\" style=\"padding:9px 0;vertical-align:top;border-bottom:1px solid {}\">"
        "<span class=\"{}\" style=\"font-size:15px;line-height:1.4;font-weight:{};color:{}\">{}</span>",
        hex(kHairline),
        good  ? "better"
        : bad ? "worse"
              : "ink",
        bad ? 600 : 400,
        hex(good  ? kBetter
            : bad ? kWorse
                  : kInk),
        escaped(item.words)));
    if (!item.detail.empty())
      page.add(
          fmt::format("<br><span class=\"note\" style=\"font-size:13px;line-height:1.5;color:{}\">{}</span>",
                      hex(kNotes), escaped(item.detail)));
    page.add("</td></tr>\n");
  }
  page.add("</tbody></table>\n");
}

void commands(MailPage& page, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + escaped(line);
  page.add(fmt::format(
      "<pre class=\"code\" style=\"margin:0 0 18px;padding:12px 14px;background:{};color:{};font-size:13px;"
      "line-height:1.6;font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;white-space:pre-wrap;"
      "word-break:break-word\">{}</pre>\n",
      hex(kTile), hex(kInk), all));
}

std::string html(const Notice& notice, Locale locale) {
  MailPage page(notice.subject, locale);
  page.paragraph("note", "0 0 6px", 14, kNotes, escaped(notice.occasion));
  page.headline(notice.headline);
  list(page, notice.items);
  page.paragraph("ink", "0 0 10px", 15, kInk, escaped(notice.ask));
  commands(page, notice.commands);
  for (const std::string& note : notice.notes) page.paragraph("note", "0 0 6px", 13, kNotes, escaped(note));
  return page.finish();
}

}  // namespace

MailBody set_notice(const Notice& notice, Locale locale) {
  Notice clean_notice = notice;
  clean(clean_notice);
  return {clean_notice.subject, plain_text(clean_notice), html(clean_notice, locale)};
}

std::string joined(std::string_view one, std::string_view other) {
  const std::string_view dot = one.empty() || other.empty() ? "" : " · ";
  return std::string(one).append(dot).append(other);
}

}  // namespace boletim
