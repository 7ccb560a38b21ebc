#include "daemon/mail/mime.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_mail.h"
#include "tests/support/child_process.h"

namespace boletim {
namespace {

using testing::HasSubstr;

std::string mime(const Message& message, const DocumentStore& documents) {
  StringSink sink;
  write_mime(message, {"boletim@oficina.example", message.to}, documents, sink);
  return sink.text;
}

/// The mail as Python's strict parser sees it: one line of JSON.
std::string read_by_python(const std::string& mail) {
  const std::string file = testing::TempDir() + "mime_test." + std::to_string(::getpid()) + ".eml";
  std::ofstream(file) << mail;
  ChildProcess reader(
      {"/bin/sh", "-c", "exec /usr/bin/python3 '" TEST_DATA "/../support/read_mail.py' <" + file});
  const std::string seen = reader.output();
  ::unlink(file.c_str());
  return seen;
}

TEST(Mime, MailsATextAlone) {
  MailDocuments documents;
  EXPECT_EQ(mime(a_mail(documents).text("Olá\n.\n"), documents),
            "Date: Mon, 16 Nov 2026 10:30:00 +0000\r\n"
            "From: Boletim <boletim@oficina.example>\r\n"
            "To: Ana Souza <ana@oficina.example>\r\n"
            "Subject: Cadastro\r\n"
            "Message-ID: <0123456789abcdef@oficina.example>\r\n"
            "MIME-Version: 1.0\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "X-Auto-Response-Suppress: All\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "Ol=C3=A1\r\n=2E\r\n");
}

TEST(Mime, NestsTextHtmlPicturesAndAttachments) {
  MailDocuments documents;
  const std::string mail = mime(a_mail(documents)
                                    .text("t")
                                    .html("<p>h</p>")
                                    .chart("png")
                                    .chart("png2")
                                    .logo("own")
                                    .attach("a.csv", "text/csv", "x;y")
                                    .id("i@d"),
                                documents);
  EXPECT_THAT(mail, HasSubstr("Content-Type: multipart/mixed;\r\n boundary=\"=_mixed_i\"\r\n\r\n"
                              "--=_mixed_i\r\n"
                              "Content-Type: multipart/alternative;\r\n boundary=\"=_alternative_i\"\r\n\r\n"
                              "--=_alternative_i\r\n"
                              "Content-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_THAT(mail, HasSubstr("--=_alternative_i\r\n"
                              "Content-Type: multipart/related;\r\n type=\"text/html\";\r\n"
                              " boundary=\"=_related_i\"\r\n\r\n"
                              "--=_related_i\r\n"
                              "Content-Type: text/html; charset=utf-8\r\n"));
  EXPECT_THAT(mail, HasSubstr("--=_related_i\r\n"
                              "Content-Type: image/png\r\n"
                              "Content-Transfer-Encoding: base64\r\n"
                              "Content-ID: <chart>\r\n"
                              "Content-Disposition: inline;\r\n filename=\"chart.png\"\r\n\r\n"
                              "cG5n\r\n"
                              "--=_related_i\r\n"));
  EXPECT_THAT(mail, HasSubstr("Content-ID: <chart-2>\r\n"));
  EXPECT_THAT(mail, HasSubstr("Content-ID: <logo>\r\n"
                              "Content-Disposition: inline;\r\n filename=\"logo.png\"\r\n\r\n"
                              "b3du\r\n"
                              "--=_related_i--\r\n"
                              "--=_alternative_i--\r\n"
                              "--=_mixed_i\r\n"
                              "Content-Type: text/csv; charset=utf-8;\r\n name=\"a.csv\"\r\n"));
  EXPECT_TRUE(mail.ends_with("eDt5\r\n--=_mixed_i--\r\n"));
}

TEST(Mime, IsReadWithoutDefectsByAStrictReader) {
  MailDocuments documents;
  const Message message =
      a_mail(documents)
          .to("ana@oficina.example", "Ana \"Nina\" Conceição, Araújo")
          .from("Relatórios <boletim@oficina.example>")
          .subject("Cadastro semanal — 17 clientes sem e-mail, 28 sem celular, 8,2 % a mais")
          .text("Olá,\n\n.ponto\nFrom aqui\n" + std::string(300, 'x') + "\n")
          .html("<p>Olá <img src=\"cid:chart\"></p>\n")
          .chart("PNG")
          .attach("tendência.pdf", "application/pdf", "%PDF")
          .attach("detalhe.csv", "text/csv", "id;nome\r\n1;José\r\n");
  const std::string seen = read_by_python(mime(message, documents));
  EXPECT_THAT(seen, HasSubstr("\"defects\": []"));
  EXPECT_THAT(seen, HasSubstr("\"date\": \"2026-11-16T10:30:00+00:00\""));
  EXPECT_THAT(seen, HasSubstr(R"("from": [["Relatórios", "boletim@oficina.example"]])"));
  EXPECT_THAT(seen, HasSubstr(R"("to": [["Ana \"Nina\" Conceição, Araújo", "ana@oficina.example"]])"));
  EXPECT_THAT(
      seen,
      HasSubstr(R"("Subject": "Cadastro semanal — 17 clientes sem e-mail, 28 sem celular, 8,2 % a mais")"));
  EXPECT_THAT(seen, HasSubstr(R"("seven_bit": true)"));
  EXPECT_THAT(seen, HasSubstr(R"("longest_line": 76)"));
  EXPECT_THAT(seen, HasSubstr(R"("text": "Olá,\r\n\r\n.ponto\r\nFrom aqui\r\nxxx)"));
  EXPECT_THAT(seen, HasSubstr(R"("file": "tendência.pdf")"));
  EXPECT_THAT(seen, HasSubstr(R"("id": "<chart>")"));
  EXPECT_THAT(seen, HasSubstr(R"("text": "id;nome\r\n1;José\r\n")"));
}

TEST(Mime, IsReadWithoutDefectsWhateverItsFieldsHold) {
  MailDocuments documents;
  const std::string hostile =
      "<b>\xE2\x80\xAEção\r\nBcc: eve@x.example\t\"\\=?utf-8?Q?x?= \xFF 😀" + std::string(70'000, 'x');
  const Message message = a_mail(documents)
                              .to("ana@oficina.example", hostile)
                              .subject(hostile)
                              .text(hostile)
                              .html(hostile)
                              .chart("PNG")
                              .logo("PNG")
                              .attach(hostile.substr(0, 300), "application/pdf", hostile);
  const std::string seen = read_by_python(mime(message, documents));
  EXPECT_THAT(seen, HasSubstr("\"defects\": []"));
  EXPECT_THAT(seen, HasSubstr(R"("longest_line": 76)"));
  EXPECT_THAT(seen, HasSubstr(R"("seven_bit": true)"));
  EXPECT_THAT(seen, Not(HasSubstr(R"("Bcc":)")));
}

TEST(Mime, IsEqualForEqualMessages) {
  MailDocuments documents;
  const Message message = a_mail(documents).text("t").attach("a.bin", "x/y", std::string(200'000, '\x7F'));
  EXPECT_EQ(mime(message, documents), mime(message, documents));
}

TEST(Mime, LeavesOutTheLevelsThatHoldOnePart) {
  MailDocuments documents;
  EXPECT_THAT(mime(a_mail(documents).html("h"), documents), Not(HasSubstr("multipart")));
  EXPECT_THAT(mime(a_mail(documents).html("h").chart("c"), documents),
              HasSubstr("related;\r\n type=\"text/html\""));
  EXPECT_THAT(mime(a_mail(documents).text("t").chart("c"), documents), Not(HasSubstr("related")));
  EXPECT_THAT(mime(a_mail(documents).attach("a", "x/y", "z"), documents), Not(HasSubstr("text/plain")));
  EXPECT_TRUE(
      mime(a_mail(documents), documents).ends_with("Content-Type: text/plain; charset=utf-8\r\n\r\n"));
}

TEST(Mime, LetsNoHeaderThroughFromTheMessagesFields) {
  MailDocuments documents;
  const std::string mail = mime(a_mail(documents)
                                    .to("ana@oficina.example", "Ana\r\nBcc: eve@x.example")
                                    .subject("a\nX-Eve: 1")
                                    .id("i\r\nX-Eve: 1@d")
                                    .attach("a\r\nX-Eve: 1", "text/plain\r\nX-Eve: 1", "z"),
                                documents);
  EXPECT_THAT(mail, Not(HasSubstr("\nX-Eve")));
  EXPECT_THAT(mail, Not(HasSubstr("\nBcc")));
  EXPECT_THAT(mail, HasSubstr("Message-ID: <iX-Eve:1@d>\r\n"));
  EXPECT_THAT(mail, HasSubstr("Content-Type: application/octet-stream;"));
}

TEST(Mime, ThrowsWhatTheDocumentStoreThrows) {
  MailDocuments documents, others;
  EXPECT_THROW(mime(a_mail(documents).text("t"), others), NotFound);
}

}  // namespace
}  // namespace boletim
