#include "reports/mail/mail_template.h"

#include <algorithm>
#include <utility>

#include "reports/mail/mail_page.h"
#include "reports/mail/mail_story.h"
#include "reports/mail/plain_text.h"

namespace boletim {
namespace {

using Words = std::map<std::string, std::string>;

Words words_of_change(const std::string& name, const MailChange& change) {
  using Tone = MailChange::Tone;
  return {{name, change.sign},
          {name + "_better", change.tone == Tone::Better ? change.amount : ""},
          {name + "_worse", change.tone == Tone::Worse ? change.amount : ""}};
}

TemplateValues values_of(const MailLine& line, std::size_t number) {
  Words words = {{"kpi", line.title},
                 {"count", line.count},
                 {"noun", line.noun},
                 {"percent", line.percent},
                 {"note", line.note},
                 {"course", line.course},
                 {"color", hex(line.color)},
                 {"chart", number == 1 ? "cid:chart" : "cid:chart-" + std::to_string(number)}};
  words.merge(words_of_change("change", line.in_period));
  words.merge(words_of_change("change_in_year", line.in_year));
  return {std::move(words), {}};
}

TemplateValues values_of(const MailStory& story) {
  TemplateValues values;
  values.words = {{"organization", story.organization},
                  {"title", story.title},
                  {"part", story.part},
                  {"period", story.period},
                  {"occasion", story.occasion},
                  {"subject", story.subject},
                  {"headline", story.headline},
                  {"late", story.late},
                  {"records", story.records},
                  {"in_period", story.in_period},
                  {"in_year", story.in_year},
                  {"changed", story.changed},
                  {"wrong", story.wrong},
                  {"start", story.start},
                  {"owner", story.owner},
                  {"situation", story.situation},
                  {"attached", story.attached},
                  {"left_out", story.left_out},
                  {"why", story.why},
                  {"ask", story.ask},
                  {"logo", story.logo_height > 0 ? "cid:logo" : ""}};
  std::vector<TemplateValues>&kpis = values.lists["kpis"], &attachments = values.lists["attachments"];
  for (const MailLine& line : story.lines) kpis.push_back(values_of(line, kpis.size() + 1));
  for (const MailAttachment& file : story.attachments)
    attachments.push_back({{{"name", file.name}, {"facts", file.facts}}, {}});
  return values;
}

/// Lines that are too long broken at blanks; a word longer than a line stays whole, as an address must. Of
/// blank lines that follow each other, as where sections are left out, one stays.
std::string wrapped(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at + 1), text.size());
    std::string_view word = std::string_view(text).substr(at, end - at);  // with the blank before it
    const std::size_t width = text_width(word);
    if (word.front() == '\n') {
      column = width - 1;
      if (out.ends_with("\n\n")) word.remove_prefix(1);
      out += word;
    } else if (word.front() == ' ' && column + width > kTextWidth && width > 1) {
      column = width - 1;
      out.append("\n").append(word.substr(1));
    } else {
      column += width;
      out += word;
    }
    at = end;
  }
  return out;
}

/// Where a page's head ends, and mail programs look for styles; npos where it has none.
std::size_t end_of_head(std::string_view html) {
  constexpr std::string_view kEndOfHead = "</head>";
  const auto head = std::ranges::search(html, kEndOfHead, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
  return head.empty() ? std::string_view::npos : static_cast<std::size_t>(head.begin() - html.begin());
}

}  // namespace

const TemplateNames& mail_template_names() {
  static const TemplateNames names = {
      {"organization", "title",     "part",      "period",   "occasion", "subject", "headline",
       "late",         "records",   "in_period", "in_year",  "changed",  "wrong",   "start",
       "owner",        "situation", "attached",  "left_out", "why",      "ask",     "logo"},
      {{"kpis",
        {"kpi", "count", "noun", "percent", "note", "course", "color", "chart", "change", "change_better",
         "change_worse", "change_in_year", "change_in_year_better", "change_in_year_worse"}},
       {"attachments", {"name", "facts"}}},
      {"body_html"}};
  return names;
}

MailBody in_own_words(const MailTemplate& own, const MailStory& story, Locale locale, const MailBody& house) {
  TemplateValues values = values_of(story);
  MailBody body = house;
  if (!own.subject.empty())
    body.subject = on_one_line(fill_template(own.subject, TemplateForm::Line, values));
  if (!own.text.empty()) body.text = wrapped(fill_template(own.text, TemplateForm::Text, values));
  if (own.html.empty()) return body;
  const bool has_head = end_of_head(own.html) != std::string::npos;
  const bool has_inset = own.html.find("body_html") != std::string::npos;
  const std::string_view styles = inset_styles();
  const std::string inset = as_inset(mail_html_inside(story, locale));
  values.words["body_html"] = has_head ? inset : std::string(styles) + inset;
  body.html = fill_template(own.html, TemplateForm::Html, values);
  if (has_head && has_inset) body.html.insert(end_of_head(body.html), styles);
  return body;
}

}  // namespace boletim
