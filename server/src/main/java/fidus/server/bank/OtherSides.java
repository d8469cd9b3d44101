package fidus.server.bank;

import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who stands on the other side of rows of statements, as their banks name them.
public final class OtherSides {
    private OtherSides() {}

    /// By the ids of the rows, or parts of rows; those that name nobody are left out.
    public static Map<String, String> of(Unit unit, Collection<String> ids) {
        return new BankStore()
                .rows(unit, ids.stream().map(RowNames::whole).distinct().toList()).values().stream()
                        .flatMap(row -> Stream.concat(Stream.of(row), Parts.of(row).stream()))
                        .filter(row -> ids.contains(row.id()))
                        .filter(row -> !row.row().counterparty().isBlank())
                        .collect(
                                Collectors.toMap(
                                        BankStore.StoredRow::id,
                                        row -> row.row().counterparty().strip(),
                                        (one, _) -> one));
    }
}
