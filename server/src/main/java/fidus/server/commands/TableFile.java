package fidus.server.commands;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import fidus.contract.ClosedQuotes;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.Exact;
import fidus.fees.runs.FeeRunFile;
import fidus.fees.runs.FeeRunTable;
import fidus.money.Currency;
import fidus.proofs.ProofFigure;
import fidus.proofs.ProofFormula;
import fidus.proofs.ProofLine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Files of runs that were written as tables.
final class TableFile {
    private TableFile() {}

    /// @throws Refused `UNREADABLE`
    static FeeRunFile run(String text) {
        return FeeRunTable.file(
                rows(
                        text,
                        row ->
                                new FeeRunTable.Cell(
                                        row.getField("path"),
                                        row.getField("kind"),
                                        FeeRunTable.plain(row.getField("value")))));
    }

    /// @throws Refused `UNREADABLE`
    static List<ProofLine> lines(String text) {
        Map<String, Found> lines = new LinkedHashMap<>();
        for (Found one : rows(text, Found::of)) {
            Found known = lines.putIfAbsent(one.line + "/" + one.formula, one);
            if (known != null) {
                known.inputs.addAll(one.inputs);
                known.results.addAll(one.results);
            }
        }
        return lines.values().stream().map(Found::whole).toList();
    }

    /// A line so far.
    private record Found(
            String line,
            ProofFormula formula,
            Currency currency,
            int decimals,
            LocalDate asOf,
            List<ProofFigure> inputs,
            List<ProofFigure> results) {
        static Found of(Row row) {
            var figure =
                    new ProofFigure(
                            FeeRunTable.plain(row.getField("name")),
                            Exact.parse(row.getField("value")),
                            null);
            boolean input = row.getField("role").equals("input");
            return new Found(
                    FeeRunTable.plain(row.getField("line")),
                    ProofFormula.valueOf(row.getField("formula")),
                    new Currency(row.getField("currency")),
                    Integer.parseInt(row.getField("decimals")),
                    LocalDate.parse(row.getField("asOf")),
                    new ArrayList<>(input ? List.of(figure) : List.of()),
                    new ArrayList<>(input ? List.of() : List.of(figure)));
        }

        ProofLine whole() {
            return new ProofLine(line, formula, currency, decimals, asOf, inputs, results);
        }
    }

    /// A row with the names of its cells.
    private record Row(List<String> names, List<String> cells) {
        Row {
            if (names.size() != cells.size()) {
                throw new IllegalArgumentException("cells");
            }
        }

        /// @throws IndexOutOfBoundsException where no column is called so
        String getField(String name) {
            return cells.get(names.indexOf(name));
        }
    }

    private static <T> List<T> rows(String text, Function<Row, T> row) {
        var rows = new ArrayList<T>();
        var heading = new ArrayList<String>();
        try (var csv =
                CsvReader.builder()
                        .allowMissingFields(true)
                        .ofCsvRecord(ClosedQuotes.guarded(text))) {
            long open =
                    new ClosedQuotes<>(CsvRecord::getFields, CsvRecord::getStartingLineNumber)
                            .each(
                                    csv,
                                    one -> {
                                        if (heading.isEmpty()) {
                                            heading.addAll(one.getFields());
                                        } else {
                                            rows.add(row.apply(new Row(heading, one.getFields())));
                                        }
                                    });
            if (open > 0) {
                throw Refused.because(
                        Problem.Code.UNREADABLE,
                        "The table cannot be read: " + ClosedQuotes.neverClosed(open) + ".");
            }
            return rows;
        } catch (CsvParseException
                | DateTimeException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "A row of the table cannot be read. Write it from the run's page again.");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
