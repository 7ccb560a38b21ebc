#pragma once
#include <string>
#include <vector>

#include "daemon/store/connection.h"

namespace boletim {

/// One numbered change of the tables: a file of daemon/store/migrations, carried inside the program.
struct Migration {
  int number = 0;    ///< from 1, without gaps; never changed once released
  std::string name;  ///< "0001_state"
  std::string sql;
};

/// In order of their numbers.
std::vector<Migration> all_migrations();

/// Brings the state to the newest of `migrations`, each in a transaction of its own. Safe when several
/// processes open the state at once. Throws Failure for a state that is newer than the program.
void migrate(Connection& connection, const std::vector<Migration>& migrations);

/// A connection to a state that has the newest tables.
std::unique_ptr<Connection> open_migrated(const StateSettings& settings);

}  // namespace boletim
