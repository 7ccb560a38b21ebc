#include "jobs/rendering.h"

#include <algorithm>

#include "jobs/document_names.h"
#include "jobs/heading_values.h"
#include "jobs/part_name.h"
#include "jobs/proof.h"
#include "jobs/report_writers.h"
#include "jobs/side_by_side.h"

namespace boletim {
namespace {

/// Nobody who sees totals gets a detail report.
bool is_made_for(ReportKind kind, const Audience& audience) {
  return kind != ReportKind::Detail || audience.sees != Sees::Totals;
}

/// One report that is to be written, for all who get the same bytes.
struct Order {
  const ReportSpec& report;
  Audience audience;
  std::set<Audience> readers{};
  std::string stem{};  ///< of its files' names
};

/// What became of it.
struct Printed {
  RowsWritten written{};
  std::vector<StoredDocument> files{};
  std::string why_not{};  ///< set: it failed its proof, and there is nothing
};

/// Documents of one run on their way: what they are made from, each made at its first need.
class Press {
 public:
  Press(const Job& job, const Run& run, const RunSnapshots& counted, RunPorts& ports)
      : job_(job), run_(run), counted_(counted), ports_(ports), selections_(job, run, ports.work_dir) {}

  Rendering print() {
    rendering_.readers = boletim::readers_of(job_, run_, counted_);
    find_audiences();
    for (const Audience& audience : audiences_) tell(audience);
    const std::vector<Order> all = orders();
    std::vector<Printed> printed = print(all);
    for (std::size_t i = 0; i < all.size(); ++i) keep(all[i], std::move(printed[i]));
    return std::move(rendering_);
  }

 private:
  /// Two at a time, long ones first. Before them what is read from the state, which is this thread's.
  std::vector<Printed> print(const std::vector<Order>& all) {
    std::vector<Printed> printed(all.size());
    std::vector<std::size_t> turns;
    const auto fill = [&](std::size_t i) {
      if (ports_.stop.stop_requested()) throw Parked{};
      printed[i] = print(all[i]);
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
      history_of(*counted_.find(all[i].audience.part));
      const ReportKind kind = all[i].report.kind;
      if (kind == ReportKind::History)
        fill(i);
      else
        turns.insert(kind == ReportKind::Trend ? turns.end() : turns.begin(), i);
    }
    side_by_side(turns.size(), [&](std::size_t turn) { fill(turns[turn]); });
    return printed;
  }

  void find_audiences() {
    for (const Reader& reader : rendering_.readers) {
      if (!reader.why_none.empty()) continue;
      audiences_.insert(reader.mail);
      for (const Audience& audience : reader.documents) {
        audiences_.insert(audience);
        with_documents_.insert(audience);
        if (audience != reader.mail) of_splits_.insert(audience);
        std::vector<Scope>& scopes = scopes_[audience];
        scopes.push_back(reader.to.scope);
        if (audience != reader.mail)
          scopes.push_back({{reader.delivery.split_by, audience.part.only.at(reader.delivery.split_by)}});
      }
    }
    if (!rendering_.readers.empty()) return;
    audiences_.insert({{}, job_.locale, Sees::Masked});
    with_documents_ = audiences_;
  }

  const History& history_of(const Snapshot& snapshot) {
    const auto known = histories_.find(snapshot.part);
    if (known != histories_.end()) return known->second;
    return histories_.emplace(snapshot.part, read_history(job_, snapshot, ports_.store.snapshots()))
        .first->second;
  }

  void tell(const Audience& audience) {
    const Snapshot& snapshot = *counted_.find(audience.part);
    Heading heading = heading_of(job_, run_, snapshot, audience.locale, ports_.organization);
    heading.part = name_of(audience.part, job_, audience.locale);
    TrendReport trend = trend_values(job_, snapshot, history_of(snapshot), heading, audience.sees);
    // Tables by value of the whole and of each part would tell what is left out of one of them.
    if (audience.sees == Sees::Totals && job_.suppress_below > 0 && of_splits_.contains(audience)) {
      trend.axes.clear();
      trend.owners.reset();
    }
    try {
      prove_totals(trend, job_, snapshot);
      if (!audience.part.is_whole()) prove_part(snapshot, counted_.whole);
    } catch (const Unproved& why) {
      rendering_.untrue.emplace(audience, why.what());
    }
    rendering_.trends.emplace(audience, std::move(trend));
  }

  /// Whose bytes an audience gets. A trend holds no personal data, a follow-up names and nothing to hide;
  /// what was sent has no parts.
  Audience audience_of_bytes(ReportKind kind, const Audience& audience, const std::string& only_to) const {
    const Audience masked{audience.part, audience.locale, Sees::Masked};
    switch (kind) {
      case ReportKind::Trend:
        return is_told_less(audience) ? audience : masked;
      case ReportKind::FollowUp:
        return audience.sees == Sees::Full ? masked : audience;
      case ReportKind::History:
        return {{}, audience.locale, audience.sees, only_to};
      case ReportKind::Detail:
        break;
    }
    return audience;
  }

  /// Somebody else is told more of the same.
  bool is_told_less(const Audience& audience) const {
    if (audience.sees != Sees::Totals) return false;
    for (const Sees sees : {Sees::Full, Sees::Masked}) {
      const Audience other{audience.part, audience.locale, sees};
      if (with_documents_.contains(other))
        return rendering_.trends.at(other) != rendering_.trends.at(audience);
    }
    return false;
  }

  using Readers = std::map<Audience, std::set<Audience>>;  // by whose bytes they get

  /// Those whom a report goes to; all where it goes to nobody, and is only kept.
  Readers readers_of(const ReportSpec& report) const {
    Readers attached, all;
    for (const Reader& reader : rendering_.readers)
      for (const Audience& audience : reader.documents) {
        if (!is_made_for(report.kind, audience)) continue;
        const Audience bytes = audience_of_bytes(report.kind, audience, reader.only_to);
        all[bytes].insert(audience);
        if (is_attached(reader.delivery, report.kind, report.format)) attached[bytes].insert(audience);
      }
    if (rendering_.readers.empty())
      for (const Audience& audience : with_documents_)
        all[audience_of_bytes(report.kind, audience, "")].insert(audience);
    return attached.empty() ? all : attached;
  }

  /// Others are told more of this kind in the same language.
  bool is_of_totals(ReportKind kind, const Audience& audience) const {
    if (kind == ReportKind::Trend) return is_told_less(audience);
    return audience.sees == Sees::Totals;
  }

  std::vector<Order> orders() {
    std::vector<Order> all;
    for (const ReportSpec& report : job_.reports) {
      for (auto& [audience, those] : readers_of(report)) {
        std::string stem = names_.stem(report, audience, is_of_totals(report.kind, audience));
        if (!report.limit && !report.oldest)
          all_rows_in_.emplace(std::pair(report.kind, audience),
                               stem + "." + std::string(name_of(report.format)));
        all.push_back({report, audience, those, std::move(stem)});
      }
    }
    return all;
  }

  Printed print(const Order& order) {
    const auto& untrue = rendering_.untrue;
    const auto wrong = std::ranges::find_if(
        order.readers, [&](const Audience& audience) { return untrue.contains(audience); });
    if (wrong != order.readers.end()) return {{}, {}, untrue.at(*wrong)};
    try {
      return write(order);
    } catch (const Unproved& unproved) {
      return {{}, {}, unproved.what()};
    }
  }

  static Edition edition_of(const Order& order) {
    return {order.report.kind, order.report.format, order.readers, order.audience.only_to};
  }

  /// Changes nothing here but selections_: others are written meanwhile.
  Printed write(const Order& order) {
    const ReportSpec& report = order.report;
    const Snapshot& snapshot = *counted_.find(order.audience.part);
    std::vector<Scope> scopes;
    for (const Audience& audience : order.readers)
      if (const auto found = scopes_.find(audience); found != scopes_.end())
        scopes.insert(scopes.end(), found->second.begin(), found->second.end());
    const auto all_rows = all_rows_in_.find(std::pair(report.kind, order.audience));
    const Material material{job_,
                            run_,
                            report,
                            order.audience,
                            snapshot,
                            histories_.at(snapshot.part),
                            rendering_.trends.at(*order.readers.begin()),
                            all_rows == all_rows_in_.end() ? "" : all_rows->second,
                            scopes,
                            selections_,
                            ports_};
    ReportFiles files(ports_.documents);
    RowsWritten written = writer_of(report.kind, report.format)(material, files);
    return {std::move(written), files.keep(), {}};
  }

  void keep(const Order& order, Printed printed) {
    const ReportSpec& report = order.report;
    if (!printed.why_not.empty()) {
      rendering_.unproved.push_back({edition_of(order), std::move(printed.why_not)});
      return;
    }
    const RowsWritten& written = printed.written;
    const std::size_t count = printed.files.size();
    for (std::size_t i = 0; i < count; ++i) {
      RenderedDocument rendered{edition_of(order), {}, written.rows, written.limit};
      rendered.document = {names_.file(order.stem, report.format, i + 1, count),
                           std::string(name_of(report.kind)), std::string(name_of(report.format)),
                           printed.files[i].sha256, printed.files[i].bytes};
      if (i < written.pages.size()) rendered.pages = static_cast<int>(written.pages[i]);
      if (count > 1) rendered.part = static_cast<int>(i) + 1;
      rendering_.documents.push_back(std::move(rendered));
    }
  }

  const Job& job_;
  const Run& run_;
  const RunSnapshots& counted_;
  RunPorts& ports_;
  RowSelections selections_;
  DocumentNames names_{job_};
  Rendering rendering_;
  std::set<Audience> audiences_, with_documents_, of_splits_;
  std::map<Audience, std::vector<Scope>> scopes_;  ///< of their readers
  std::map<Part, History> histories_;
  std::map<std::pair<ReportKind, Audience>, std::string> all_rows_in_;
};

}  // namespace

std::vector<RunDocument> Rendering::run_documents() const {
  std::vector<RunDocument> all;
  for (const RenderedDocument& rendered : documents) all.push_back(rendered.document);
  return all;
}

Rendering render(const Job& job, const Run& run, const RunSnapshots& counted, RunPorts& ports) {
  return Press(job, run, counted, ports).print();
}

}  // namespace boletim
