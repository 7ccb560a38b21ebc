#include "jobs/part_name.h"

#include <gtest/gtest.h>

#include "jobs/document_names.h"

namespace boletim {
namespace {

Job a_job() {
  Job job;
  job.rules.declared = {{"segment", "Segmento"}, {"city", "Cidade"}};
  return job;
}

std::string name(const Scope& only, Locale locale = Locale::PtBr) {
  return name_of(Part{only}, a_job(), locale);
}

TEST(PartName, SaysItsValuesInTheOrderOfTheAxes) {
  EXPECT_EQ(name({}), "");
  EXPECT_EQ(name({{"city", {"Campinas"}}}), "Campinas");
  EXPECT_EQ(name({{"city", {"Campinas"}}, {"segment", {"Varejo"}}}), "Varejo, Campinas");
  EXPECT_EQ(name({{"city", {"Campinas", "Sumaré"}}}), "Campinas e Sumaré");
  EXPECT_EQ(name({{"city", {"A", "B", "C", "D"}}}, Locale::En), "A, B, C and D");
  EXPECT_EQ(name({{"city", {"A", "B", "C", "D", "E"}}}), "A, B, C e mais 2");
  EXPECT_EQ(name({{"city", {""}}}), "(sem cidade)");
}

TEST(PartName, MakesAPlainPieceOfAFilesName) {
  EXPECT_EQ(slug_of("São José do Rio Preto"), "sao-jose-do-rio-preto");
  EXPECT_EQ(slug_of("(sem cidade)"), "sem-cidade");
  EXPECT_EQ(slug_of("../../etc/passwd"), "etc-passwd");
  EXPECT_EQ(slug_of("東京"), "");
  EXPECT_LE(slug_of(std::string(200, 'a')).size(), 40U);
}

TEST(DocumentNames, AreGivenOnce) {
  const Job job = a_job();
  DocumentNames names(job);
  const ReportSpec csv{ReportKind::Detail, Format::Csv, {}, {}};
  const auto stem = [&](const std::string& city, Sees sees = Sees::Masked) {
    return names.stem(csv, {{{{"city", {city}}}}, Locale::PtBr, sees}, false);
  };
  EXPECT_EQ(stem("São João"), "detalhe-sao-joao");
  EXPECT_EQ(stem("Sao-Joao"), "detalhe-sao-joao-2");
  EXPECT_EQ(stem("東京"), "detalhe-parte");
  EXPECT_EQ(stem("Sumaré", Sees::Full), "detalhe-completo-sumare");
  EXPECT_EQ(names.file("detalhe", Format::Pdf, 1, 1), "detalhe.pdf");
  EXPECT_EQ(names.file("detalhe-x", Format::Pdf, 2, 3), "detalhe-x-2.pdf");
}

}  // namespace
}  // namespace boletim
