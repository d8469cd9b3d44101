package fidus.server.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Two lists in which nothing agrees exactly: every amount is off by a charge, every date by some
/// days, every text is mistyped or cut; and keyed groups of several rows on both sides. Which rows
/// belong together is written beside them.
final class GeneratedFuzzy {
    private static final LocalDate START = LocalDate.parse("2026-01-01");

    private final Random random;
    private final List<Line> book = new ArrayList<>();
    private final List<Line> statement = new ArrayList<>();

    private record Line(String said, int set) {}

    private GeneratedFuzzy(Random random) {
        this.random = random;
    }

    static void write(Path folder, int rows, Random random) throws IOException {
        GeneratedFuzzy made = new GeneratedFuzzy(random);
        int set = 0;
        while (book(made, rows) && statement(made, rows)) {
            if (random.nextInt(20) == 0) {
                made.groups(set++);
            } else {
                made.pair(set++);
            }
        }
        List<String> truth = new ArrayList<>(Collections.nCopies(set, ""));
        GeneratedRows.write(folder.resolve("book.csv"), "B", named("B", made.book, truth));
        GeneratedRows.write(
                folder.resolve("statement.csv"), "S", named("S", made.statement, truth));
        Files.write(folder.resolve("truth.txt"), truth);
    }

    private static boolean book(GeneratedFuzzy made, int rows) {
        return made.book.size() < rows - 5;
    }

    private static boolean statement(GeneratedFuzzy made, int rows) {
        return made.statement.size() < rows - 5;
    }

    private static List<String> named(String prefix, List<Line> lines, List<String> truth) {
        lines.sort(java.util.Comparator.comparing(Line::said));
        List<String> rows = new ArrayList<>();
        for (Line line : lines) {
            truth.set(line.set, truth.get(line.set) + " " + prefix + "%07d".formatted(rows.size()));
            rows.add(line.said);
        }
        return rows;
    }

    private void pair(int set) {
        int on = random.nextInt(360);
        long amount = 20_000 + random.nextInt(50_000_000);
        String text = text();
        book.add(new Line(GeneratedRows.row(day(on), amount, text, ""), set));
        long kept = amount - 1 - random.nextInt(2_500);
        statement.add(
                new Line(
                        GeneratedRows.row(
                                day(on + 1 + random.nextInt(3)), kept, mistyped(text), ""),
                        set));
    }

    private void groups(int set) {
        int on = random.nextInt(360);
        String key = "LOT" + (100_000 + set);
        long sum = 0;
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            long amount = 20_000 + random.nextInt(5_000_000);
            sum += amount;
            book.add(new Line(GeneratedRows.row(day(on), amount, text(), key), set));
        }
        long first = sum / 3 + random.nextInt(10_000);
        for (long part : new long[] {first, sum - first}) {
            statement.add(new Line(GeneratedRows.row(day(on + 1), part, text(), key), set));
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < 3; word++) {
            int letters = 4 + random.nextInt(5);
            for (int i = 0; i < letters; i++) {
                text.append((char) ('A' + random.nextInt(26)));
            }
            text.append(' ');
        }
        return text.append(100_000 + random.nextInt(900_000)).toString();
    }

    private String mistyped(String text) {
        StringBuilder wrong = new StringBuilder(text);
        int errors = 1 + random.nextInt(3);
        for (int i = 0; i < errors; i++) {
            int at = random.nextInt(wrong.length());
            switch (random.nextInt(3)) {
                case 0 -> wrong.setCharAt(at, (char) ('A' + random.nextInt(26)));
                case 1 -> wrong.deleteCharAt(at);
                default -> wrong.insert(at, (char) ('A' + random.nextInt(26)));
            }
        }
        return wrong.toString().strip();
    }

    private static String day(int day) {
        return START.plusDays(day).toString();
    }
}
