#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {

void line_endings(const ProjectChange& change, Findings& findings) {
  for (const model::Migration* migration : change.difference.added) {
    if (migration->mode == model::FileMode::kSymlink || migration->is_program) continue;
    const std::string sql = read_sql(change, *migration);
    const std::string path = base::shell_quoted(migration->path);
    if (sql.starts_with("\xEF\xBB\xBF")) {
      findings.add(
          start_of(migration->path),
          migration->name + " starts with a byte order mark: PostgreSQL answers it with a syntax error (42601)",
          "sed -i '1s/^\\xEF\\xBB\\xBF//' " + path + " && git add " + path);
    }
    const std::size_t carriage_return = sql.find("\r\n");
    if (carriage_return == std::string::npos) continue;
    model::Location location = start_of(migration->path);
    const base::LineColumn at = base::line_column(sql, carriage_return);
    location.line = location.end_line = at.line;
    location.column = location.end_column = at.column;
    findings.add(
        location,
        migration->name +
            " has CRLF line endings: its hash is not that of a checkout with LF, so tools that compare hashes call it "
            "edited",
        "echo '*.sql text eol=lf' >> .gitattributes && git add .gitattributes && git add --renormalize " + path);
  }
}

}  // namespace lockstep::rules
