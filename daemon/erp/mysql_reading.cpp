#include "daemon/erp/mysql_reading.h"

#include "daemon/erp/counting.h"
#include "daemon/erp/decoder.h"
#include "daemon/erp/mysql_session.h"
#include "daemon/erp/reading.h"
#include "daemon/erp/select_text.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr unsigned int kBinary = 63;  // the "character set" of bytes that are no text
constexpr std::string_view kZeroDate = "0000-00-00";

struct CloseStatement {
  void operator()(MYSQL_STMT* statement) const { mysql_stmt_close(statement); }
};
struct FreeResult {
  void operator()(MYSQL_RES* result) const { mysql_free_result(result); }
};

struct HangUp {
  const MysqlSession& session;
  void operator()() const { session.hang_up(); }
};

/// How a column's bytes become text.
enum class Shape { Text, Bytes, Date, Bits };

Shape shape_of(const MYSQL_FIELD& field) {
  switch (field.type) {
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP:
      return Shape::Date;
    case MYSQL_TYPE_BIT:
      return Shape::Bits;
    case MYSQL_TYPE_JSON:  // said to be bytes, and always UTF-8
      return Shape::Text;
    default:
      return field.charsetnr == kBinary ? Shape::Bytes : Shape::Text;
  }
}

SqlColumn::Type sql_type_of(enum_field_types type) {
  switch (type) {
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
      return SqlColumn::Type::Number;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP:
      return SqlColumn::Type::Time;
    default:
      return SqlColumn::Type::Text;
  }
}

/// The number that at most eight bytes are, the highest first.
std::string number_of(std::string_view bits) {
  std::uint64_t number = 0;
  for (const char byte : bits) number = number << 8 | static_cast<unsigned char>(byte);
  return std::to_string(number);
}

/// POCO opens and owns the session; rows are read by its handle in the text protocol, straight from the
/// network's buffer into the arenas of the columns: POCO's extraction binds a buffer for each column at its
/// declared size (16 MiB for a MEDIUMTEXT), and its statements hold the whole result in memory.
class MysqlReading : public RecordSource, private Statements {
 public:
  MysqlReading(const SourceSettings& source, const RegistrySettings& registry, const std::string& password,
               const std::stop_token& stop)
      : stop_(stop),
        title_(title_of(source, registry)),
        session_(source, password, title_),
        on_stop_(stop, HangUp{session_}),
        text_(session_.text_encoding()),
        bytes_(source.encoding),
        query_(registry.query),
        counting_(*this, SqlDialect::MySql, without_semicolon(query_), title_) {
    describe();
  }
  /// To free a result that knows its session means to read it to its end first.
  ~MysqlReading() override {
    if (at_end_ || !result_) return;
    session_.hang_up();
    result_->handle = nullptr;
  }
  MysqlReading(const MysqlReading&) = delete;
  MysqlReading& operator=(const MysqlReading&) = delete;

  const std::vector<std::string>& columns() const override { return columns_; }

  CountingSource* counting() override { return &counting_; }

  bool next(Batch& batch) override {
    if (!result_) read(query_);
    start_batch(batch, shapes_.size());
    std::size_t bytes = 0;
    while (!at_end_ && batch.rows() < kBatchRows && bytes < kBatchBytes) {
      if (stop_.stop_requested()) throw Passing(title_ + ": stopped while it was read");
      if (const MYSQL_ROW row = mysql_fetch_row(result_.get()))
        bytes += take(row, batch);
      else
        finish();
    }
    return batch.rows() > 0;
  }

 private:
  /// The server parses the query and runs nothing.
  void describe() {
    if (!begins_as_select(query_)) throw not_one_select();
    const std::unique_ptr<MYSQL_STMT, CloseStatement> statement(mysql_stmt_init(session_.handle()));
    if (!statement) session_.fail();
    if (mysql_stmt_prepare(statement.get(), query_.data(), query_.size()) != 0)
      session_.fail(statement.get());
    if (mysql_stmt_field_count(statement.get()) == 0) throw not_one_select();
    if (mysql_stmt_param_count(statement.get()) > 0)
      throw Failure(title_ + ": `query:` has parameters (?) that nothing fills; write their values");
    const std::unique_ptr<MYSQL_RES, FreeResult> shape(mysql_stmt_result_metadata(statement.get()));
    if (!shape) session_.fail(statement.get());
    const MYSQL_FIELD* fields = mysql_fetch_fields(shape.get());
    std::vector<std::string> names;
    for (unsigned int i = 0; i < mysql_num_fields(shape.get()); ++i) {
      names.emplace_back(fields[i].name, fields[i].name_length);
      described_.push_back({names.back(), sql_type_of(fields[i].type)});
    }
    columns_ = column_names(std::move(names), title_);
  }

  std::vector<SqlColumn> described() const override { return described_; }
  bool read_next(Batch& batch) override { return next(batch); }

  void read(const std::string& statement) override {
    result_.reset();
    session_.run(statement);
    result_.reset(mysql_use_result(session_.handle()));
    if (!result_) session_.fail();
    at_end_ = false;
    shapes_.clear();
    const MYSQL_FIELD* fields = mysql_fetch_fields(result_.get());
    for (unsigned int i = 0; i < mysql_num_fields(result_.get()); ++i) shapes_.push_back(shape_of(fields[i]));
  }

  std::size_t take(MYSQL_ROW row, Batch& batch) {
    const unsigned long* lengths = mysql_fetch_lengths(result_.get());
    std::size_t row_bytes = 0;
    std::size_t i = 0;
    for (Column& column : batch.columns) {
      if (row[i] == nullptr)
        column.append_null();
      else
        append({row[i], lengths[i]}, shapes_[i], column, batch);
      row_bytes += lengths[i++];
    }
    return row_bytes;
  }

  void append(std::string_view value, Shape shape, Column& column, Batch& batch) const {
    if (shape == Shape::Text)
      text_.append(value, column, batch);
    else if (shape == Shape::Bits)
      column.append(number_of(value));
    else if (shape == Shape::Date && value.starts_with(kZeroDate))
      column.append_null();
    else
      bytes_.append(value, column, batch);
  }

  /// All rows were sent, or an error came instead.
  void finish() {
    at_end_ = true;
    if (mysql_errno(session_.handle()) != 0) session_.fail();
  }

  Failure not_one_select() const {
    return Failure(title_ + ": `query:` must be one SELECT (or WITH) that only reads");
  }

  const std::stop_token stop_;
  const std::string title_;
  const MysqlSession session_;
  const std::stop_callback<HangUp> on_stop_;
  const Decoder text_, bytes_;
  std::unique_ptr<MYSQL_RES, FreeResult> result_;  // freed before the session closes
  std::vector<Shape> shapes_;                      // of what is read
  const std::string query_;
  std::vector<SqlColumn> described_;
  std::vector<std::string> columns_;
  SqlCounting counting_;
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> read_mysql(const SourceSettings& source, const RegistrySettings& registry,
                                         const std::string& password, const std::stop_token& stop) {
  return std::make_unique<MysqlReading>(source, registry, password, stop);
}

}  // namespace boletim
