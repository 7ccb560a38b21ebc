#include "jobs/mail_room.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kLimit = 1'000'000;  // half of it is for documents

RenderedDocument a_document(MemoryDocuments& store, const std::string& name, const std::string& bytes) {
  const auto draft = store.draft();
  draft->write(bytes);
  const StoredDocument stored = draft->keep();
  RenderedDocument rendered;
  rendered.document = {name, "detail", "csv", stored.sha256, stored.bytes};
  return rendered;
}

/// Bytes that no packing makes smaller.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < size; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(state >> 24);
  }
  return bytes;
}

std::vector<std::string> names_of(const Carried& carried) {
  std::vector<std::string> names;
  for (const RenderedDocument& rendered : carried.documents) names.push_back(rendered.document.name);
  return names;
}

TEST(MailRoom, LeavesAloneWhatFits) {
  MemoryDocuments store;
  const Carried carried = MailRoom(store, kLimit).fit({a_document(store, "a.csv", "a;b\r\n")}, Locale::PtBr);
  EXPECT_EQ(carried.packed, std::nullopt);
  EXPECT_THAT(names_of(carried), ElementsAre("a.csv"));
}

TEST(MailRoom, PacksWhatIsTooLargeOnceForAllWhoGetTheSame) {
  MemoryDocuments store;
  const std::vector<RenderedDocument> documents = {a_document(store, "a.csv", std::string(900'000, 'a')),
                                                   a_document(store, "b.csv", "b")};
  MailRoom room(store, kLimit);

  const Carried carried = room.fit(documents, Locale::PtBr);

  ASSERT_TRUE(carried.packed);
  EXPECT_EQ(carried.packed->name, "anexos.zip");
  EXPECT_THAT(names_of(carried), ElementsAre("a.csv", "b.csv"));
  EXPECT_THAT(carried.left_out, IsEmpty());
  EXPECT_EQ(store.bytes_of(carried.packed->sha256).substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(room.fit(documents, Locale::PtBr).packed, carried.packed);
  EXPECT_EQ(MailRoom(store, kLimit).fit(documents, Locale::PtBr).packed, carried.packed);
}

TEST(MailRoom, LeavesOutTheLargestWhereEvenAZipHasNoRoom) {
  MemoryDocuments store;
  const Carried carried =
      MailRoom(store, kLimit)
          .fit({a_document(store, "a.csv", noise(900'000)), a_document(store, "b.csv", "b")}, Locale::En);
  EXPECT_EQ(carried.packed, std::nullopt);
  EXPECT_THAT(names_of(carried), ElementsAre("b.csv"));
  EXPECT_THAT(carried.left_out, ElementsAre("a.csv"));
}

}  // namespace
}  // namespace boletim
