#include "jobs/record_link.h"

namespace boletim {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

void append_encoded(std::string& link, std::string_view id) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : id) {
    if (is_unreserved(c)) {
      link += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    ((link += '%') += kDigits[byte >> 4]) += kDigits[byte & 0x0F];
  }
}

}  // namespace

std::string record_link(std::string_view record_url, std::string_view id) {
  constexpr std::string_view kPlace = "{id}";
  std::string link;
  if (id == "." || id == "..") return link;
  for (std::size_t at = record_url.find(kPlace); at != std::string_view::npos; at = record_url.find(kPlace)) {
    link += record_url.substr(0, at);
    append_encoded(link, id);
    record_url.remove_prefix(at + kPlace.size());
  }
  return link += record_url;
}

}  // namespace boletim
