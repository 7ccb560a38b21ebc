#pragma once
#include "daemon/store/connection.h"
#include "jobs/ledger.h"

namespace boletim {

/// The sealed spells of a ledger, page by page. Throws Passing if a pass that was sealed meanwhile has told
/// their traits in columns that this one does not know.
class SpellPages : public Spells {
 public:
  SpellPages(Connection& connection, const LedgerPass& pass);
  bool next(Spell& spell) override;

 private:
  void read();

  Connection& db_;
  const std::int64_t ledger_, last_pass_, last_layout_;
  std::vector<Spell> page_;  ///< its spells are used again, with their memory
  std::size_t size_ = 0, place_ = 0;
  bool at_end_ = false;
  std::string record_, kpi_;  ///< the key that was read last
  std::int64_t opened_pass_ = 0;
};

/// The records with open sealed spells, read as pages too.
void scan_open_records(Connection& connection, const LedgerPass& pass,
                       const std::function<void(std::string_view record)>& take);

/// Throws Failure if one that is to be changed is not there.
void write_spells(Connection& connection, std::int64_t ledger, LedgerChanges changes);

}  // namespace boletim
