// Writes detail reports of made rows: for tests/bench/documents.py.
//   documents_bench pdf|csv|xlsx|cells|rows ROWS FILE
// `pdf`, `csv` and `xlsx` print the processor time that writing took; rows are made before. `rows` makes them
// as they are written, as a run reads them, so that the process's memory is that of the report. `cells`
// writes what stands in the PDF's cells, one row a line, for a peer to write the same.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "reports/pdf/detail_columns.h"
#include "reports/pdf/detail_pdf.h"
#include "reports/sheets/csv.h"
#include "reports/sheets/xlsx.h"

namespace boletim {
namespace {

using Verdict = ContactCell::Verdict;

constexpr const char* kFirst[] = {"Ana",  "Antônio", "Bruna", "Carlos", "Francisca", "Gabriel",
                                  "Inês", "João",    "Luíza", "Márcia", "Sebastião", "Zuleide"};
constexpr const char* kLast[] = {
    "Rodrigues Auto Peças Ltda",  "Conceição",      "Gomes", "Araújo Transportes S.A.", "Oliveira",
    "Ferreira da Conceição Neto", "Lima Oficina ME"};
constexpr const char* kSegments[] = {"Atacado", "Frotistas", "Governo", "Oficinas", "Seguradoras", "Varejo"};
constexpr const char* kOwners[] = {"Ana Lima", "Bruno Reis", "Carla Dias"};

template <class Text, std::size_t size>
Text pick(Text (&texts)[size], std::int64_t number) {
  return texts[static_cast<std::size_t>(number) % size];
}

/// Row `i` of `count`, the same each time.
DetailRow made_row(std::int64_t i, std::int64_t count) {
  const std::int64_t mixed = i * 7919 + i / 13;
  DetailRow row;
  row.id = std::to_string(10000 + i);
  row.name = std::string(pick(kFirst, mixed)) + " " + pick(kLast, mixed / 12);
  row.tax_id = "***." + std::to_string(100 + mixed % 900) + "." + std::to_string(100 + mixed % 897) + "-**";
  row.owner = pick(kOwners, mixed);
  row.axes = {kSegments[static_cast<std::size_t>(i * 6 / count)]};
  row.email = mixed % 3 == 0   ? ContactCell{Verdict::Good, "a***@uol.com.br", ""}
              : mixed % 3 == 1 ? ContactCell{Verdict::Missing, "", ""}
                               : ContactCell{Verdict::Malformed, "c2@", ""};
  row.phone = mixed % 4 == 0
                  ? ContactCell{Verdict::Missing, "", ""}
                  : ContactCell{Verdict::Good, "(31) 4***-" + std::to_string(1000 + mixed % 9000), ""};
  row.mobile = mixed % 5 == 0 ? ContactCell{Verdict::Correctable, "(27) 9***-3903", "(27) 99***-3903"}
                              : ContactCell{Verdict::Missing, "", ""};
  row.flagged = {row.email.verdict != Verdict::Good, mixed % 2 == 0};
  row.since = CivilDate{2026, static_cast<int>(1 + mixed % 11), static_cast<int>(1 + mixed % 28)};
  row.days = mixed % 400;
  return row;
}

/// Rows made when they are read.
class MadeRows : public DetailRows {
 public:
  explicit MadeRows(std::int64_t count) : count_(count) {}
  bool next(DetailRow& row) override {
    if (i_ == count_) return false;
    row = made_row(i_++, count_);
    return true;
  }

 private:
  std::int64_t count_, i_ = 0;
};

class ReadyRows : public DetailRows {
 public:
  explicit ReadyRows(std::int64_t count) {
    MadeRows made(count);
    for (DetailRow row; made.next(row);) rows_.push_back(row);
  }
  bool next(DetailRow& row) override {
    if (at_ == rows_.size()) return false;
    row = rows_[at_++];
    return true;
  }

 private:
  std::vector<DetailRow> rows_;
  std::size_t at_ = 0;
};

DetailReport made_report(std::int64_t count) {
  DetailReport report;
  report.heading.organization = "Oficina Modelo Ltda";
  report.heading.title = "Qualidade do cadastro de clientes";
  report.heading.taken_on = {2026, 11, 16};
  report.heading.records = count * 3;
  report.kpis = {"Sem e-mail", "Sem celular"};
  report.axes = {"Segmento"};
  report.has_tax_id = report.has_email = report.has_phone = report.has_mobile = report.has_owner = true;
  report.has_since = true;
  report.flagged = report.shown = count;
  for (const char* segment : kSegments) report.groups.push_back({segment, 0, 0});
  for (std::int64_t i = 0; i < count; ++i) ++report.groups[static_cast<std::size_t>(i * 6 / count)].rows;
  for (DetailGroup& group : report.groups) group.shown = group.rows;
  return report;
}

class FileSink : public Sink {
 public:
  explicit FileSink(const std::string& path) : file_(path, std::ios::binary) {}
  void write(std::string_view bytes) override {
    file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

 private:
  std::ofstream file_;
};

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void write_pdf(std::int64_t count, DetailRows& rows, const std::string& path) {
  std::optional<FileSink> sink;
  write_detail_pdf(made_report(count), rows, default_look(), [&](std::size_t part, std::size_t) -> Sink& {
    return sink.emplace(path + std::to_string(part) + ".pdf");
  });
}

void write_cells(std::int64_t count, const std::string& path) {
  std::ofstream file(path);
  MadeRows rows(count);
  for (DetailRow row; rows.next(row);) {
    file << row.id << '\t' << row.name << '\t' << row.tax_id;
    for (const ContactCell* cell : {&row.email, &row.phone, &row.mobile})
      file << '\t' << contact_words(*cell, Locale::PtBr).text;
    file << '\t' << *row.days << '\t' << row.owner << '\n';
  }
}

void run(const std::string& what, std::int64_t count, const std::string& path) {
  if (what == "cells") return write_cells(count, path);
  if (what == "rows") {
    MadeRows rows(count);
    return write_pdf(count, rows, path);
  }
  ReadyRows rows(count);
  const double start = processor_seconds();
  if (what == "pdf") write_pdf(count, rows, path);
  if (what == "xlsx") {
    FileSink sink(path);
    const std::filesystem::path scratch = std::filesystem::path(path).parent_path();
    write_detail_xlsx(made_report(count), rows, default_look(), scratch, sink);
  }
  if (what == "csv") {
    FileSink sink(path);
    write_detail_csv(made_report(count), rows, dialect_of(Locale::PtBr), sink);
  }
  std::cout << what << ' ' << processor_seconds() - start << '\n';
}

}  // namespace
}  // namespace boletim

int main(int count, char** arguments) {
  if (count != 4) return EXIT_FAILURE;
  boletim::run(arguments[1], std::atoll(arguments[2]), arguments[3]);
  return EXIT_SUCCESS;
}
