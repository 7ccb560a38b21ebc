#include "jobs/kpi/declined.h"

#include <algorithm>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

Channels channel_of(std::string_view word) {
  if (word == "email" || word == "e-mail") return kEmail;
  if (word == "phone" || word == "telefone") return kPhone;
  if (word == "mobile" || word == "celular") return kMobile;
  return 0;
}

}  // namespace

Channels declined_channels(std::string_view field) {
  constexpr std::string_view kSeparators = ";,/ \t\r\n";
  const std::string folded = fold(field);
  std::string_view rest = folded;
  Channels channels = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(kSeparators), rest.size());
    channels |= channel_of(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return channels;
}

Channels channel_of_column(std::string_view column) {
  if (column == "email") return kEmail;
  if (column == "phone") return kPhone;
  return column == "mobile" ? kMobile : Channels{0};
}

Channels channels_of(Subject subject, const QueryColumns& columns) {
  const auto yielded = [&](std::string_view column, Channels channel) {
    return columns.has(column) ? channel : Channels{0};
  };
  const auto numbers = static_cast<Channels>(yielded("phone", kPhone) | yielded("mobile", kMobile));
  switch (subject) {
    case Subject::Email:
      return kEmail;
    case Subject::Phone:
      return numbers;
    case Subject::Mobile:
      return kMobile;
    case Subject::Contact:
      return static_cast<Channels>(yielded("email", kEmail) | numbers);
    case Subject::Name:
    case Subject::Address:
    case Subject::TaxId:
      break;
  }
  return 0;
}

void read_declined(const Batch& batch, const QueryColumns& columns, const std::vector<std::size_t>& rows,
                   std::vector<Channels>& declined) {
  const Column* column = columns.of(batch, "declined");
  declined.assign(rows.size(), 0);
  if (column == nullptr) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view field = (*column)[rows[i]];
    if (!field.empty()) declined[i] = declined_channels(field);
  }
}

}  // namespace boletim
