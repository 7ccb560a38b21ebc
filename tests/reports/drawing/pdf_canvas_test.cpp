#include "reports/drawing/pdf_canvas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_trend_report.h"

namespace boletim {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct PdfCanvasTest : ::testing::Test {
  Look look = default_look();
  Fonts fonts{look};
  PdfCanvas canvas{fonts, 400, 300};

  std::string saved() {
    StringSink sink;
    canvas.save(sink);
    return sink.bytes;
  }
  static int count(const std::string& bytes, std::string_view what) {
    int found = 0;
    for (std::size_t at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + 1)) ++found;
    return found;
  }
};

TEST_F(PdfCanvasTest, SaysItsLanguageAndShowsItsTitle) {
  canvas.add_page();
  canvas.describe(a_trend_report(Locale::PtBr).heading, "Cadastro");
  EXPECT_THAT(saved(), AllOf(HasSubstr("/Lang (pt-BR)"), HasSubstr("/DisplayDocTitle true")));
}

TEST_F(PdfCanvasTest, LinksOutOfTheDocumentWithoutABorder) {
  canvas.add_page();
  canvas.link({10, 20, 100, 12}, "https://erp.example/partner/7?a=(1)");
  EXPECT_THAT(saved(),
              AllOf(HasSubstr("/URI (https:\\057\\057erp.example\\057"), HasSubstr("?a=\\0501\\051)"),
                    HasSubstr("/Rect [ 10 268 110 280 ]"), HasSubstr("/Border [ 0 0 0 ]")));
}

TEST_F(PdfCanvasTest, ABlankAddressIsNoLink) {
  canvas.add_page();
  canvas.link({10, 20, 100, 12}, "");
  EXPECT_THAT(saved(), Not(HasSubstr("/Annot")));
}

TEST_F(PdfCanvasTest, LinksToAPageOfItsOwn) {
  canvas.add_page();
  canvas.add_page();
  canvas.select_page(0);
  canvas.link({10, 20, 100, 12}, 1, 50);
  EXPECT_THAT(saved(), HasSubstr("/FitH 250"));
}

TEST_F(PdfCanvasTest, PutsAPageBetweenOthers) {
  canvas.add_page();
  canvas.add_page();
  canvas.insert_page(1);
  canvas.text({10, 10}, "inserted", {});
  EXPECT_EQ(canvas.pages(), 3U);
  EXPECT_EQ(count(saved(), "/Type /Page\n"), 3);
}

TEST_F(PdfCanvasTest, HangsBookmarksUnderOthers) {
  canvas.add_page();
  canvas.bookmark("Clientes", 0);
  canvas.bookmark("Varejo", 20, 1);
  canvas.bookmark("Atacado", 40, 1);
  EXPECT_THAT(saved(), HasSubstr("/Count -2"));
}

}  // namespace
}  // namespace boletim
