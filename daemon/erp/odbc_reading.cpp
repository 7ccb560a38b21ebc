#include "daemon/erp/odbc_reading.h"

#include <Poco/Data/ODBC/ConnectionHandle.h>
#include <Poco/Data/ODBC/Handle.h>
#include <Poco/Exception.h>
#include <sql.h>
#include <sqlext.h>

#include "daemon/erp/decoder.h"
#include "daemon/erp/odbc_canceller.h"
#include "daemon/erp/odbc_session.h"
#include "daemon/erp/reading.h"
#include "daemon/erp/select_text.h"
#include "daemon/erp/wide_text.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

static_assert(sizeof(SQLWCHAR) == sizeof(char16_t));

constexpr std::size_t kPiece = 8192;  // bytes of a value that are asked for at a time

bool is_binary(SQLSMALLINT type) {
  return type == SQL_BINARY || type == SQL_VARBINARY || type == SQL_LONGVARBINARY;
}

/// Numbers and dates are plain ASCII, and quicker so.
bool is_narrow(SQLSMALLINT type) {
  switch (type) {
    case SQL_BIT:
    case SQL_TINYINT:
    case SQL_SMALLINT:
    case SQL_INTEGER:
    case SQL_BIGINT:
    case SQL_NUMERIC:
    case SQL_DECIMAL:
    case SQL_REAL:
    case SQL_FLOAT:
    case SQL_DOUBLE:
    case SQL_TYPE_DATE:
    case SQL_TYPE_TIMESTAMP:
      return true;
    default:
      return false;
  }
}

SQLSMALLINT asked_as(SQLSMALLINT type) {
  if (is_binary(type)) return SQL_C_BINARY;
  return is_narrow(type) ? SQL_C_CHAR : SQL_C_WCHAR;
}

/// POCO opens and owns connection and statement; values are got by their handles, piece by piece: POCO's
/// extraction cuts a value at 1024 bytes or makes room for the declared size of each, and its statements
/// prepare what some drivers then hold as a whole.
class OdbcReading : public RecordSource {
 public:
  OdbcReading(const SourceSettings& source, const RegistrySettings& registry, const std::string& password,
              const std::stop_token& stop)
      : stop_(stop),
        title_(title_of(source, registry)),
        session_(source, password, title_),
        statement_(session_.connection()),
        canceller_(statement_.handle(), stop, source.statement_timeout),
        bytes_(source.encoding) {
    if (!begins_as_select(registry.query)) throw not_one_select();
    const auto seconds = static_cast<std::uintptr_t>(source.statement_timeout.count());
    SQLSetStmtAttr(statement_.handle(), SQL_ATTR_QUERY_TIMEOUT, reinterpret_cast<SQLPOINTER>(seconds),
                   SQL_IS_UINTEGER);
    SQLSetStmtAttr(statement_.handle(), SQL_ATTR_CURSOR_TYPE,
                   reinterpret_cast<SQLPOINTER>(SQL_CURSOR_FORWARD_ONLY), SQL_IS_UINTEGER);
    std::string query = without_semicolon(registry.query);
    check(SQLExecDirect(statement_.handle(), reinterpret_cast<SQLCHAR*>(query.data()), SQL_NTS));
    columns_ = column_names(describe(), title_);
  }
  OdbcReading(const OdbcReading&) = delete;
  OdbcReading& operator=(const OdbcReading&) = delete;

  const std::vector<std::string>& columns() const override { return columns_; }

  bool next(Batch& batch) override {
    start_batch(batch, columns_.size());
    std::size_t bytes = 0;
    while (!at_end_ && batch.rows() < kBatchRows && bytes < kBatchBytes) {
      const SQLRETURN result = SQLFetch(statement_.handle());
      if (result == SQL_NO_DATA) {
        finish();
      } else {
        check(result);
        for (std::size_t i = 0; i < columns_.size(); ++i) bytes += take(i, batch);
      }
    }
    return batch.rows() > 0;
  }

 private:
  std::vector<std::string> describe() {
    SQLSMALLINT count = 0;
    check(SQLNumResultCols(statement_.handle(), &count));
    if (count == 0) throw not_one_select();
    std::vector<std::string> names;
    for (SQLSMALLINT i = 1; i <= count; ++i) {
      SQLCHAR name[256] = {};
      SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
      SQLULEN size = 0;
      check(SQLDescribeCol(statement_.handle(), static_cast<SQLUSMALLINT>(i), name, sizeof name, &length,
                           &type, &size, &digits, &nullable));
      names.emplace_back(reinterpret_cast<char*>(name));
      types_.push_back(asked_as(type));
    }
    return names;
  }

  /// The bytes of one value of the current row; columns are asked for in their order, as ODBC wants it.
  std::size_t take(std::size_t i, Batch& batch) {
    const SQLSMALLINT type = types_[i];
    value_.clear();
    SQLRETURN result = SQL_SUCCESS_WITH_INFO;
    while (result == SQL_SUCCESS_WITH_INFO) {
      SQLLEN left = 0;
      result = SQLGetData(statement_.handle(), static_cast<SQLUSMALLINT>(i + 1), type, piece_, kPiece, &left);
      if (result == SQL_NO_DATA) break;
      check(result);
      if (left == SQL_NULL_DATA) {
        batch.columns[i].append_null();
        return 0;
      }
      const std::size_t end = type == SQL_C_WCHAR ? sizeof(SQLWCHAR) : type == SQL_C_CHAR ? 1 : 0;
      const bool is_cut = left == SQL_NO_TOTAL || static_cast<std::size_t>(left) > kPiece - end;
      value_.append(piece_, is_cut ? kPiece - end : static_cast<std::size_t>(left));
      if (!is_cut) break;
    }
    append(type, batch.columns[i], batch);
    return value_.size();
  }

  void append(SQLSMALLINT type, Column& column, Batch& batch) {
    if (type != SQL_C_WCHAR) return bytes_.append(value_, column, batch);
    wide_.resize(value_.size() / sizeof(char16_t));
    value_.copy(reinterpret_cast<char*>(wide_.data()), wide_.size() * sizeof(char16_t));
    text_.clear();
    if (!append_utf8(wide_, text_)) ++batch.replaced;
    column.append(text_);
  }

  /// A second statement in the query may have had a result too, or failed.
  void finish() {
    at_end_ = true;
    const SQLRETURN result = SQLMoreResults(statement_.handle());
    if (result == SQL_SUCCESS || result == SQL_SUCCESS_WITH_INFO) throw not_one_select();
    if (result == SQL_ERROR) check(result);
    canceller_.finish();
  }

  void check(SQLRETURN result) const {
    if (stop_.stop_requested()) throw Passing(title_ + ": stopped while it was read");
    if (canceller_.is_late()) session_.timed_out("broken off");
    if (!SQL_SUCCEEDED(result)) session_.fail(statement_.handle());
  }

  Failure not_one_select() const {
    return Failure(title_ + ": `query:` must be one SELECT (or WITH) that only reads");
  }

  const std::stop_token stop_;
  const std::string title_;
  const OdbcSession session_;
  const Poco::Data::ODBC::StatementHandle statement_;  // freed before the session ends
  OdbcCanceller canceller_;
  const Decoder bytes_;
  std::vector<SQLSMALLINT> types_;  ///< as which each column is asked for
  std::vector<std::string> columns_;
  char piece_[kPiece];
  std::string value_, text_;
  std::u16string wide_;
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> read_odbc(const SourceSettings& source, const RegistrySettings& registry,
                                        const std::string& password, const std::stop_token& stop) {
  try {
    return std::make_unique<OdbcReading>(source, registry, password, stop);
  } catch (const Poco::Exception& error) {
    throw Failure(title_of(source, registry) + ": ODBC does not work here (" + error.displayText() +
                  "); install unixodbc");
  }
}

}  // namespace boletim
