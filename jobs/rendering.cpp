#include "jobs/rendering.h"

#include <optional>
#include <set>

#include "jobs/detail_values.h"
#include "jobs/failure.h"
#include "jobs/heading_values.h"
#include "jobs/kpi/spill.h"
#include "reports/pdf/detail_pdf.h"
#include "reports/pdf/trend_pdf.h"
#include "reports/sheets/csv.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

/// Everything that the documents of one run are made from.
struct Material {
  const Job& job;
  const Run& run;
  const Snapshot& snapshot;
  const std::map<Locale, TrendReport>& trends;
  RunPorts& ports;
};

std::set<Audience> audiences_of(const Job& job, const Run& run) {
  std::set<Audience> audiences;
  for (const Delivery& delivery : deliveries_of(job, run))
    for (const Recipient& to : delivery.to) audiences.insert(audience_of(job, to));
  if (audiences.empty()) audiences.insert({job.locale, Sees::Masked});
  return audiences;
}

/// Trends hold no personal data: one for each language. Nobody who sees totals gets a detail report.
bool is_made_for(const ReportSpec& report, const Audience& audience) {
  return report.kind == ReportKind::Trend || audience.sees != Sees::Totals;
}

Audience audience_of_bytes(const ReportSpec& report, const Audience& audience) {
  return report.kind == ReportKind::Trend ? Audience{audience.locale, Sees::Masked} : audience;
}

/// "tendencia.pdf", "detalhe-completo.csv": plain and unique within the run.
std::string file_name(ReportKind kind, Format format, const Audience& audience) {
  const std::string full = kind == ReportKind::Detail && audience.sees == Sees::Full ? ".full" : "";
  const std::string key = "file." + std::string(name_of(kind)) + full;
  return std::string(text(key, audience.locale)) + "." + std::string(name_of(format));
}

/// The document that has all rows, if one of the job's reports does.
std::string name_of_all_rows(const Job& job, const Audience& audience) {
  for (const ReportSpec& report : job.reports)
    if (report.kind == ReportKind::Detail && !report.limit)
      return file_name(report.kind, report.format, audience);
  return "";
}

void write_trend(const Material& material, const ReportSpec& report, Locale locale, Sink& sink) {
  const TrendReport& trend = material.trends.at(locale);
  if (report.format == Format::Pdf) return write_trend_pdf(trend, material.ports.look, sink);
  write_trend_csv(trend, report.dialect.value_or(dialect_of(locale)), sink);
}

RowSelection select(const Material& material, const ReportSpec& report) {
  const auto rows = read_spill(spill_file(material.ports.work_dir, material.run.id));
  return select_rows(*rows, report.limit);
}

void write_detail(const Material& material, const ReportSpec& report, const Audience& audience,
                  const RowSelection& selection, Sink& sink) {
  const bool masked = audience.sees != Sees::Full;
  const DetailReport detail =
      detail_values(material.job, material.snapshot, selection, material.trends.at(audience.locale).heading,
                    masked, name_of_all_rows(material.job, audience));
  const auto spilled = read_spill(spill_file(material.ports.work_dir, material.run.id));
  const auto rows = detail_rows(material.job, material.snapshot, *spilled, selection, masked);
  if (report.format == Format::Pdf) return write_detail_pdf(detail, *rows, material.ports.look, sink);
  write_detail_csv(detail, *rows, report.dialect.value_or(dialect_of(audience.locale)), sink);
}

/// `selection`: of the report's rows, which are the same for every audience; made at the first need.
RenderedDocument write(const Material& material, const ReportSpec& report, const Audience& audience,
                       std::optional<RowSelection>& selection) {
  RenderedDocument rendered;
  rendered.kind = report.kind;
  rendered.format = report.format;
  rendered.audience = audience;
  const auto draft = material.ports.documents.draft();
  if (report.kind == ReportKind::Trend) {
    write_trend(material, report, audience.locale, *draft);
  } else {
    if (!selection) selection = select(material, report);
    write_detail(material, report, audience, *selection, *draft);
    rendered.rows = selection->flagged;
    if (selection->shown < selection->flagged) rendered.limit = selection->shown;
  }
  const StoredDocument stored = draft->keep();
  rendered.document = {file_name(report.kind, report.format, audience), std::string(name_of(report.kind)),
                       std::string(name_of(report.format)), stored.sha256, stored.bytes};
  return rendered;
}

}  // namespace

Audience audience_of(const Job& job, const Recipient& to) {
  return {to.locale.value_or(job.locale), to.sees};
}

std::vector<RunDocument> Rendering::run_documents() const {
  std::vector<RunDocument> all;
  for (const RenderedDocument& rendered : documents) all.push_back(rendered.document);
  return all;
}

SharedList<Delivery> deliveries_of(const Job& job, const Run& run) {
  if (run.to.empty()) return job.deliver;
  Recipient to;
  to.address = run.to;
  for (const Delivery& delivery : job.deliver)
    for (const Recipient& known : delivery.to)
      if (known.address == run.to) to = known;
  return {Delivery{{to}, {}}};
}

Rendering render(const Job& job, const Run& run, const Snapshot& snapshot, const History& history,
                 RunPorts& ports) {
  Rendering rendering;
  const std::set<Audience> audiences = audiences_of(job, run);
  for (const Audience& audience : audiences)
    if (!rendering.trends.contains(audience.locale)) {
      const Heading heading = heading_of(job, run, snapshot, audience.locale, ports.organization);
      rendering.trends.emplace(audience.locale, trend_values(job, snapshot, history, heading));
    }
  const Material material{job, run, snapshot, rendering.trends, ports};
  for (const ReportSpec& report : job.reports) {
    std::set<Audience> written;
    std::optional<RowSelection> selection;
    for (const Audience& audience : audiences) {
      const Audience bytes_for = audience_of_bytes(report, audience);
      if (!is_made_for(report, audience) || !written.insert(bytes_for).second) continue;
      if (ports.stop.stop_requested()) throw Parked{};
      rendering.documents.push_back(write(material, report, bytes_for, selection));
    }
  }
  return rendering;
}

std::string_view media_type(Format format) {
  return format == Format::Pdf ? "application/pdf" : "text/csv; charset=utf-8";
}

}  // namespace boletim
