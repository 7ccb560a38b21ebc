#pragma once
#include "daemon/store/connection.h"
#include "jobs/ledger.h"

namespace boletim {

/// The tables ledger, ledger_pass, ledger_layout and spell, as the node `me` may change them. A pass is under
/// way as long as the run that it is for: its node lives, and it is not sealed. What it read ends with it.
class LedgerTable : public Ledger {
 public:
  LedgerTable(Connection& connection, const NodeId& me) : db_(connection), me_(me) {}

  LedgerPass begin(const SourceId& source, const RegistryId& registry, const RunId& run,
                   const std::vector<std::string>& columns) override;
  LedgerPass look(const SourceId& source, const RegistryId& registry,
                  const std::vector<std::string>& columns) const override;
  void open_records(const LedgerPass& pass,
                    const std::function<void(std::string_view record)>& take) const override;
  std::unique_ptr<Spells> spells(const LedgerPass& pass) const override;
  void write(const LedgerPass& pass, LedgerChanges changes) override;
  void seal(const LedgerPass& pass, Instant taken_at, const std::string& rules) override;
  void abandon(const LedgerPass& pass) override;

 private:
  /// Holds the ledger's row up to the commit: who begins is alone. Throws Fenced if this node is dead.
  std::int64_t hold(const SourceId& source, const RegistryId& registry);
  /// Makes what was left unsealed this run's; its number. Throws Passing while it is under way.
  std::optional<std::int64_t> take_what_is_left(std::int64_t ledger, const RunId& run);
  void open(const LedgerPass& pass, const RunId& run);
  LedgerPass next(std::int64_t ledger, const std::vector<std::string>& columns) const;
  /// Sets `what` of an unsealed pass of this node; false if it wrote nothing so far. Throws Fenced.
  bool update(std::int64_t ledger, std::int64_t number, const std::string& what, Values values);
  /// In several transactions, each as small as a write().
  void undo(std::int64_t ledger, std::int64_t number);
  void undo(std::int64_t ledger, std::int64_t number, const std::string& after,
            const std::optional<std::string>& last);

  Connection& db_;
  const NodeId me_;
};

}  // namespace boletim
