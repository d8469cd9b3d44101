package fidus.server.bank;

import fidus.bank.BankFormat;
import fidus.bank.BankStatement;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Which numbers of the bank no statement would have once a file is taken in, by the same rules as
/// afterwards ({@link NumberJumps}): what was missing before is not said again.
///
/// @param stored the statements of an account that count
record NumbersAhead(Unit unit, Function<HouseAccountId, List<TakenStatement>> stored) {
    private static final BankFileId NO_FILE = new BankFileId(new UUID(0, 0));

    /// The statements of a file that are of one account.
    ///
    /// @param places of them in the file
    private record Coming(
            HouseAccount account,
            List<TakenStatement> statements,
            Map<BankStatementId, Integer> places) {
        void add(TakenStatement one, int place) {
            statements.add(one);
            places.put(one.id(), place);
        }

        /// Where it is said: at the one after the gap, else at the one before it.
        int place(NumberJumps.Jump jump) {
            int before = places.getOrDefault(jump.before().id(), Collections.max(places.values()));
            return places.getOrDefault(jump.after().id(), before);
        }
    }

    /// What is to be said of the statements of a file, by their places in it.
    Map<Integer, List<String>> of(List<Looked.Found> file) {
        Map<HouseAccountId, Coming> coming = new LinkedHashMap<>();
        for (int i = 0; i < file.size(); i++) {
            Looked.Found found = file.get(i);
            if (found.refusal() == null && found.standing() == null) {
                HouseAccount account = found.owner();
                coming.computeIfAbsent(
                                account.id(),
                                _ -> new Coming(account, new ArrayList<>(), new HashMap<>()))
                        .add(coming(found, i), i);
            }
        }
        Map<Integer, List<String>> said = new HashMap<>();
        coming.values().forEach(one -> tell(one, said));
        return said;
    }

    private void tell(Coming coming, Map<Integer, List<String>> said) {
        List<TakenStatement> before = stored.apply(coming.account.id());
        List<TakenStatement> all = new ArrayList<>(before);
        all.addAll(coming.statements);
        List<NumberJumps.Jump> known = NumberJumps.of(unit, coming.account, before);
        for (NumberJumps.Jump jump : NumberJumps.of(unit, coming.account, all)) {
            if (known.stream().noneMatch(old -> old.isAlso(jump))) {
                int place = coming.place(jump);
                said.computeIfAbsent(place, _ -> new ArrayList<>())
                        .add(sentence(jump, coming.places, place));
            }
        }
    }

    private static String sentence(
            NumberJumps.Jump jump, Map<BankStatementId, Integer> places, int place) {
        String left = jump.left();
        return "N%s: %s, %s. Ask the bank for what is between them, or take it in first."
                .formatted(
                        left.substring(1),
                        said(jump.before(), places, place),
                        said(jump.after(), places, place));
    }

    private static String said(
            TakenStatement one, Map<BankStatementId, Integer> places, int place) {
        Integer own = places.get(one.id());
        String name =
                own == null ? one.source() : own == place ? "this one" : "another one of this file";
        return name + " is number " + one.printedNumber();
    }

    /// As it would be stored, as far as numbers and days go.
    private static TakenStatement coming(Looked.Found found, int place) {
        BankStatement said = found.statement();
        HouseAccount account = found.owner();
        return new TakenStatement(
                new BankStatementId(new UUID(0, place)),
                Long.MAX_VALUE,
                account.id(),
                account.name(),
                NO_FILE,
                "",
                "",
                BankFormat.MT940,
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
                said.rows().size(),
                0,
                0,
                0,
                "",
                Instant.EPOCH,
                null,
                1,
                null);
    }
}
