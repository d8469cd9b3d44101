import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Runs a script of DuckDB over JDBC and prints what its questions answer. Arguments: script,
/// folder of the lists, folder of the results.
public final class DuckRun {
    private DuckRun() {}

    public static void main(String[] args) throws Exception {
        String script =
                Files.readString(Path.of(args[0]))
                        .replace("${dir}", args[1])
                        .replace("${out}", args[2]);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads=2");
            statement.execute("SET memory_limit='4GB'");
            for (String each : script.split(";\\s*\n", -1)) {
                String sql =
                        each.lines()
                                .filter(line -> !line.startsWith("--"))
                                .reduce("", (a, b) -> a + "\n" + b);
                if (!sql.isBlank() && statement.execute(sql)) {
                    print(statement);
                }
            }
        }
    }

    private static void print(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.append(rows.getString(i)).append(' ');
                }
                System.out.println(line);
            }
        }
    }
}
