#include "jobs/mail_room.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "reports/mail/zip.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

constexpr std::int64_t kRoomForTheBody = 500'000;  // bytes of texts and charts, several times what they take
constexpr std::int64_t kMostShrinks = 20;  // times; nothing that reports are made of is packed smaller
constexpr std::size_t kBlock = std::size_t{1} << 16;  // bytes

/// Bytes that a document takes in a mail: base64 in lines of 76 characters (RFC 2045 §6.8).
std::int64_t size_in_mail(std::int64_t bytes) {
  return (bytes + 56) / 57 * 78;
}

std::int64_t size_in_mail(const std::vector<RenderedDocument>& documents) {
  return std::accumulate(
      documents.begin(), documents.end(), std::int64_t{0},
      [](std::int64_t sum, const RenderedDocument& d) { return sum + size_in_mail(d.document.bytes); });
}

StoredDocument zip_of(const std::vector<RenderedDocument>& documents, DocumentStore& store) {
  const auto draft = store.draft();
  ZipWriter zip(*draft);
  std::array<char, kBlock> block;
  for (const RenderedDocument& rendered : documents) {
    zip.begin(rendered.document.name, rendered.document.bytes);
    const auto bytes = store.open(rendered.document.sha256);
    while (bytes->read(block.data(), block.size()), bytes->gcount() > 0)
      zip.write({block.data(), static_cast<std::size_t>(bytes->gcount())});
  }
  zip.finish();
  return draft->keep();
}

}  // namespace

std::int64_t MailRoom::room() const {
  return std::max(size_limit_ - kRoomForTheBody, size_limit_ / 2);
}

std::optional<MessageDocument> MailRoom::pack(const std::vector<RenderedDocument>& documents, Locale locale) {
  if (size_in_mail(documents) > kMostShrinks * room()) return std::nullopt;
  std::vector<Sha256> key;
  for (const RenderedDocument& rendered : documents) key.push_back(rendered.document.sha256);
  const auto known = packed_.find(key);
  if (known != packed_.end()) return known->second;
  std::optional<MessageDocument> packed;
  const StoredDocument zip = zip_of(documents, documents_);
  if (size_in_mail(zip.bytes) <= room())
    packed = {MessageDocument::Role::Attachment, std::string(text("file.archive", locale)) + ".zip",
              "application/zip", zip.sha256, zip.bytes};
  return packed_.emplace(std::move(key), std::move(packed)).first->second;
}

Carried MailRoom::fit(std::vector<RenderedDocument> documents, Locale locale) {
  Carried carried{std::move(documents)};
  std::vector<RenderedDocument>& all = carried.documents;
  if (size_in_mail(all) <= room()) return carried;
  carried.packed = pack(all, locale);
  if (carried.packed) return carried;
  while (!all.empty() && size_in_mail(all) > room()) {
    const auto largest = std::ranges::max_element(
        all, {}, [](const RenderedDocument& rendered) { return rendered.document.bytes; });
    carried.left_out.push_back(largest->document.name);
    all.erase(largest);
  }
  return carried;
}

}  // namespace boletim
