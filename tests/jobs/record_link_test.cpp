#include "jobs/record_link.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(RecordLink, PutsTheIdIntoItsPlace) {
  EXPECT_EQ(record_link("https://erp/partner/{id}", "4711"), "https://erp/partner/4711");
  EXPECT_EQ(record_link("https://erp/#id={id}&view=form", "A-7_b.c~"), "https://erp/#id=A-7_b.c~&view=form");
  EXPECT_EQ(record_link("https://erp/{id}?copy={id}", "1"), "https://erp/1?copy=1");
}

TEST(RecordLink, EncodesWhateverCouldLeadElsewhere) {
  EXPECT_EQ(record_link("https://erp/{id}", "a/../b?c#d"), "https://erp/a%2F..%2Fb%3Fc%23d");
  EXPECT_EQ(record_link("https://erp/{id}", "São 1%(x)\n"), "https://erp/S%C3%A3o%201%25%28x%29%0A");
  EXPECT_EQ(record_link("https://erp/{id}", "{id}"), "https://erp/%7Bid%7D");
  EXPECT_EQ(record_link("https://erp/{id}", "\xFF"), "https://erp/%FF");
}

TEST(RecordLink, IsNoneForAnIdThatABrowserTakesForAFolder) {
  EXPECT_EQ(record_link("https://erp/{id}", "."), "");
  EXPECT_EQ(record_link("https://erp/{id}", ".."), "");
  EXPECT_EQ(record_link("https://erp/{id}", "..."), "https://erp/...");
}

TEST(RecordLink, IsBlankWithoutAnAddress) {
  EXPECT_EQ(record_link("", "4711"), "");
}

}  // namespace
}  // namespace boletim
