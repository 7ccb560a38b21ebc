#include "reports/mail/outside_content.h"

#include <algorithm>
#include <array>

namespace boletim {
namespace {

constexpr std::array<std::string_view, 9> kElements = {"script", "link",  "iframe", "frame", "object",
                                                       "embed",  "video", "audio",  "base"};
constexpr std::array<std::string_view, 5> kLoading = {"src", "srcset", "background", "poster", "data"};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
}

/// Reads a page tag by tag, attribute by attribute.
class PageReading {
 public:
  explicit PageReading(std::string_view html) {
    html_.resize(html.size());
    std::ranges::transform(html, html_.begin(), lower);
  }

  std::vector<OutsideContent> found() {
    for (const std::string_view word : {"url(", "@import"})
      for (std::size_t at = html_.find(word); at != std::string::npos; at = html_.find(word, at + 1))
        add(at, "a style that loads something; expected colours and sizes only");
    for (std::size_t at = html_.find('<'); at != std::string::npos; at = html_.find('<', at_)) {
      at_ = at + 1;
      const std::size_t begin = at_;
      const std::string_view element = name();
      if (!element.empty() && element.front() >= 'a') tag(begin - 1, element);  // "<3" is none
    }
    std::ranges::stable_sort(found_, {}, &OutsideContent::at);
    return std::move(found_);
  }

 private:
  void tag(std::size_t at, std::string_view element) {
    if (std::ranges::find(kElements, element) != kElements.end())
      add(at, "<" + std::string(element) + "> in a mail; programs leave it out, remove it");
    while (at_ < html_.size() && html_[at_] != '>') {
      const std::size_t before = at_;
      while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
      const std::size_t begin = at_;
      const std::string_view attribute = name();
      const std::string_view value = this->value();
      const bool loads = std::ranges::find(kLoading, attribute) != kLoading.end();
      const bool is_ours = value.starts_with("cid:") || value == "{{chart}}" || value == "{{logo}}";
      if (loads && !is_ours)
        add(begin, "a picture that does not lie in the mail; expected src=\"cid:logo\" or one of its charts");
      if (at_ == before) ++at_;
    }
  }

  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && is_name(html_[at_])) ++at_;
    return std::string_view(html_).substr(begin, at_ - begin);
  }

  std::string_view value() {
    std::size_t at = at_;
    while (at < html_.size() && is_blank(html_[at])) ++at;
    if (at == html_.size() || html_[at] != '=') return "";
    for (++at; at < html_.size() && is_blank(html_[at]);) ++at;
    const char quote = at < html_.size() && (html_[at] == '"' || html_[at] == '\'') ? html_[at] : ' ';
    if (quote != ' ') ++at;
    const std::size_t end =
        std::min(html_.find_first_of(quote == ' ' ? " \t\n\r\f>" : std::string(1, quote), at), html_.size());
    at_ = quote != ' ' && end < html_.size() ? end + 1 : end;
    return std::string_view(html_).substr(at, end - at);
  }

  void add(std::size_t at, std::string message) { found_.push_back({at, std::move(message)}); }

  std::string html_;  ///< in lower case
  std::size_t at_ = 0;
  std::vector<OutsideContent> found_;
};

}  // namespace

std::vector<OutsideContent> outside_content(std::string_view html) {
  return PageReading(html).found();
}

}  // namespace boletim
