#include "daemon/mail/header.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "daemon/mail/one_line.h"

namespace boletim {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::string_view kWordStart = "=?utf-8?Q?", kWordEnd = "?=";

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 128;
}
bool is_alnum(char c) {
  return is_ascii(c) && std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// The end of the UTF-8 character that starts at `from`.
std::size_t next_character(std::string_view text, std::size_t from) {
  std::size_t end = from + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end;
}

/// RFC 2047 §4.2 with the letters that §5 (3) allows in a phrase too.
std::string q_encoded(std::string_view character) {
  const char c = character.front();
  if (c == ' ') return "_";
  if (is_alnum(c) || (is_ascii(c) && std::string_view("!*+-/").find(c) != std::string_view::npos)) return {c};
  std::string coded;
  for (const char byte : character) coded += fmt::format("={:02X}", static_cast<unsigned char>(byte));
  return coded;
}

/// A field that is being written; knows how long its last line is.
class Field {
 public:
  explicit Field(std::string_view name) : text_(fmt::format("{}:", name)), line_(text_.size()) {}

  /// A word after a blank, or on a new line where it does not fit.
  void word(std::string_view word) {
    if (line_ + 1 + word.size() > kLine && !fresh_) {
      text_ += "\r\n";
      line_ = 0;
    }
    text_ += ' ';
    text_ += word;
    line_ += 1 + word.size();
    fresh_ = false;
  }

  /// As many encoded words as it takes; a reader joins them without the blanks between.
  void encoded(std::string_view text) {
    std::string open(kWordStart);
    const std::size_t least = open.size() + kWordEnd.size() + 1;
    std::size_t room = kLine - 1;
    if (line_ + least + 12 < kLine) room = kLine - line_ - 1;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = next_character(text, i);
      const std::string coded = q_encoded(text.substr(i, end - i));
      if (open.size() + coded.size() + kWordEnd.size() > std::min<std::size_t>(room, 75)) {
        word(open.append(kWordEnd));
        open = kWordStart;
        room = kLine - 1;
      }
      open += coded;
      i = end;
    }
    word(open.append(kWordEnd));
  }

  std::string done() && { return std::move(text_) + "\r\n"; }

 private:
  std::string text_;
  std::size_t line_;
  bool fresh_ = true;  ///< a field's first line holds a word, however long
};

/// Plain words of which each fits a line, with single blanks between: what folding gives back as it was.
bool is_plain(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), is_ascii) || text.find("=?") != std::string_view::npos)
    return false;
  if (text.find("  ") != std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end - i > 60) return false;
    i = end + 1;
  }
  return true;
}

bool is_atom_text(char c) {
  return is_alnum(c) || c == ' ' ||
         (is_ascii(c) && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos);
}

void plain_words(std::string_view text, Field& field) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    field.word(text.substr(i, end - i));
    i = end + 1;
  }
}

/// attr-char of RFC 5987 §3.2.1, the narrower of what readers accept.
std::string percent_encoded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (is_alnum(c) || c == '.' || c == '-' || c == '_') {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::string text_header(std::string_view field, std::string_view text) {
  const std::string line = one_line(text);
  Field out(field);
  if (is_plain(line)) {
    plain_words(line, out);
  } else {
    out.encoded(line);
  }
  return std::move(out).done();
}

std::string mailbox_header(std::string_view field, std::string_view name, std::string_view address) {
  const std::string line = one_line(name);
  Field out(field);
  if (line.empty()) {
    out.word(address);
    return std::move(out).done();
  }
  const bool quotable = is_plain(line) && line.size() < 60;
  if (quotable && std::all_of(line.begin(), line.end(), is_atom_text)) {
    plain_words(line, out);
  } else if (quotable) {
    std::string quoted;
    for (const char c : line) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    out.word(fmt::format("\"{}\"", quoted));
  } else {
    out.encoded(line);
  }
  out.word(fmt::format("<{}>", address));
  return std::move(out).done();
}

std::string date_header(Instant at) {
  static constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  return fmt::format("Date: {}, {} {} {:04} {:02}:{:02}:{:02} +0000\r\n",
                     kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string file_name_parameter(std::string_view parameter, std::string_view name) {
  const std::string line = one_line(name);
  const auto simple = [](char c) {
    return is_alnum(c) || (is_ascii(c) && std::string_view(" .-_()+,@").find(c) != std::string_view::npos);
  };
  if (line.size() < 60 && std::all_of(line.begin(), line.end(), simple)) {
    return fmt::format(";\r\n {}=\"{}\"", parameter, line);
  }
  const std::string coded = "utf-8''" + percent_encoded(line);
  if (parameter.size() + coded.size() + 3 < kLine) return fmt::format(";\r\n {}*={}", parameter, coded);
  std::string out;
  for (std::size_t piece = 0, i = 0; i < coded.size(); ++piece) {
    std::size_t length = std::min<std::size_t>(56, coded.size() - i);
    const std::size_t percent = coded.find('%', i + length - 2);  // never inside a "%C3"
    if (percent < i + length && i + length < coded.size()) length = percent - i;
    // Nor inside a character: some readers decode each piece by itself.
    while (i + length < coded.size() && coded[i + length] == '%' &&
           std::string_view("89AB").find(coded[i + length + 1]) != std::string_view::npos)
      length -= 3;
    out += fmt::format(";\r\n {}*{}*={}", parameter, piece, coded.substr(i, length));
    i += length;
  }
  return out;
}

std::string ascii_file_name(std::string_view name) {
  const std::string line = one_line(name);
  std::string out;
  for (std::size_t i = 0; i < line.size() && out.size() < 60; i = next_character(line, i)) {
    const char c = line[i];
    out += is_ascii(c) && c != '"' && c != '\\' && c != '/' ? c : '_';
  }
  return out;
}

}  // namespace boletim
