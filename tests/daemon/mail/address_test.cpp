#include "daemon/mail/address.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(ParseMailbox, TakesNameAndAddressApart) {
  EXPECT_EQ(parse_sender("Ana Souza <ana@x.example>"), (Sender{"Ana Souza", "ana@x.example"}));
  EXPECT_EQ(parse_sender("\"Souza, \\\"Ana\\\"\" <ana@x.example>"),
            (Sender{"Souza, \"Ana\"", "ana@x.example"}));
  EXPECT_EQ(parse_sender(" ana@x.example "), (Sender{"", "ana@x.example"}));
  EXPECT_EQ(parse_sender(""), (Sender{"", ""}));
  EXPECT_EQ(parse_sender("<>"), (Sender{"", ""}));
}

TEST(EnvelopeAddress, TakesWhatMailServersTake) {
  for (const char* address : {"ana@x.example", "a.b+c@oficina.com.br", "o'neil@x.example", "a@b"}) {
    EXPECT_EQ(envelope_address(address), (EnvelopeAddress{address, ""}));
  }
}

TEST(EnvelopeAddress, WritesAnInternationalDomainInAscii) {
  EXPECT_EQ(envelope_address("ana@órgão.example").address, "ana@xn--rgo-nla1f.example");
  EXPECT_EQ(envelope_address("ana@ÓRGÃO.example").address, "ana@xn--rgo-nla1f.example");
}

TEST(EnvelopeAddress, SaysWhyOneCannotBeUsed) {
  EXPECT_NE(envelope_address("joão@x.example").problem.find("plain ASCII"), std::string::npos);
  EXPECT_NE(envelope_address("ana").problem.find("no \"@\""), std::string::npos);
  EXPECT_NE(envelope_address(std::string(300, 'a') + "@x.example").problem, "");
}

TEST(EnvelopeAddress, LetsNoCommandThrough) {
  for (const std::string& address :
       {std::string("a@x>\r\nRCPT TO:<eve@x"), std::string("a b@x"), std::string("a@x y"),
        std::string("a@x\r\n"), std::string("a>@x"), std::string("\"a b\"@x"), std::string("a@[127.0.0.1]"),
        std::string("@x"), std::string("a@"), std::string("a..b@x"), std::string("a@x..y"),
        std::string("a\0@x", 4), std::string("a@\xFF\xFE"), std::string("a@ó\r\n")}) {
    const EnvelopeAddress checked = envelope_address(address);
    EXPECT_NE(checked.problem, "") << address;
    EXPECT_EQ(checked.address, "");
  }
}

}  // namespace
}  // namespace boletim
