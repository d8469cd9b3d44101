package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.bank.desk.UnreadRows;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/// Stores the statements of a confirmed file. What an overlapping file says again is kept, flagged,
/// and does not count.
///
/// @param changed told when another statement of an account counts than before
record Taking(BankStore store, Houses houses, Audit audit, BiConsumer<Unit, HouseAccount> changed) {
    /// A file as it is taken in by a person.
    private record From(Unit unit, Actor actor, OfferedStore.Offered offered, BankFile file) {}

    /// What of it counts already stays as it is.
    BankFileTaken take(Asked asked, OfferedStore.Offered offered, BankFile file, Looked looked) {
        var from = new From(asked.unit(), asked.actor(), offered, file);
        List<TakenStatement> taken = new ArrayList<>();
        Map<HouseAccountId, Map<String, String>> fresh = new HashMap<>();
        for (Looked.Found found : looked.statements()) {
            Map<String, String> known =
                    fresh.computeIfAbsent(found.owner().id(), _ -> new HashMap<>());
            known.putAll(found.known());
            if (found.standing() == null) {
                taken.add(take(from, found, known));
            }
        }
        return new BankFileTaken(offered.id(), taken);
    }

    /// Takes in one statement of a file that was taken in before.
    TakenStatement takeAgain(Unit unit, Actor actor, Offers.Kept kept, Looked.Found found) {
        var from = new From(unit, actor, kept.offered(), kept.file());
        TakenStatement taken = take(from, found, new HashMap<>(found.known()));
        changed.accept(unit, found.owner());
        return taken;
    }

    private TakenStatement take(From from, Looked.Found found, Map<String, String> known) {
        Unit unit = from.unit;
        var id = new BankStatementId(UUID.randomUUID());
        long number = store.nextNumber(unit);
        List<BankStore.StoredRow> rows = rows(found, id, number, known);
        TakenStatement taken = statement(from, found, number, rows, id);
        store.add(unit, taken, rows);
        audit.record(
                unit,
                from.actor,
                "TAKE_BANK_STATEMENT",
                "bankStatement/" + id.value(),
                null,
                taken,
                from.offered.fileName());
        return taken;
    }

    private static TakenStatement statement(
            From from,
            Looked.Found found,
            long number,
            List<BankStore.StoredRow> rows,
            BankStatementId id) {
        BankStatement said = found.statement();
        HouseAccount account = found.owner();
        return new TakenStatement(
                id,
                number,
                account.id(),
                account.name(),
                from.offered.id(),
                from.offered.fileName(),
                from.offered.sha256(),
                from.file.format(),
                said.statementId(),
                said.number(),
                said.account(),
                account.currency(),
                found.planned().from(),
                found.planned().to(),
                said.opening(),
                said.closing(),
                said.balances(),
                said.checks(),
                rows.size(),
                count(rows, RowFate.FRESH),
                count(rows, RowFate.REPEATED),
                count(rows, RowFate.NOT_BOOKED),
                from.actor.name(),
                from.unit.now(),
                null,
                1,
                said.unread() == null ? null : UnreadRows.of(said.unread()));
    }

    private static List<BankStore.StoredRow> rows(
            Looked.Found found, BankStatementId id, long number, Map<String, String> known) {
        List<BankStore.StoredRow> rows = new ArrayList<>();
        for (Plan.Line line : found.planned().lines()) {
            int place = rows.size() + 1;
            String rowId = "STMT-" + number + "-" + place;
            RowFate fate = Plan.fate(line, known);
            rows.add(
                    new BankStore.StoredRow(
                            rowId,
                            found.owner().id(),
                            id,
                            place,
                            line.day(),
                            line.identity(),
                            fate,
                            fate == RowFate.REPEATED ? known.get(line.identity()) : null,
                            line.row()));
            if (fate == RowFate.FRESH) {
                known.put(line.identity(), rowId);
            }
        }
        return rows;
    }

    private static long count(List<BankStore.StoredRow> rows, RowFate fate) {
        return rows.stream().filter(row -> row.rowFate() == fate).count();
    }

    /// The statements of an account as they follow each other. Without those whose days were said
    /// again, whole: nothing begins where one of them ended.
    Chain chain(List<TakenStatement> all, MovedRows moved) {
        var chain = new Chain();
        for (TakenStatement taken : all) {
            if (!taken.isMadeGood(all) && !taken.saysNoCurrency()) {
                chain.add(link(taken, moved));
            }
        }
        return chain;
    }

    static Chain.Link link(TakenStatement taken, MovedRows moved) {
        return new Chain.Link(
                taken.source(),
                taken.number(),
                taken.from(),
                taken.to(),
                taken.opening(),
                taken.closingOfRows(),
                () -> moved.of(taken));
    }
}
