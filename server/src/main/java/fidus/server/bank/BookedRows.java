package fidus.server.bank;

import fidus.bank.desk.BankTransit;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.payments.PaymentId;
import fidus.payments.Settlement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.Scope;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the books hold a row of a statement for.
final class BookedRows {
    private final BankStatements.Ground ground;
    private final BankStore rows;
    private final Transits transits;
    private final ClaimStore claims = new ClaimStore();

    /// Movements that name rows.
    record Transits(TransitStore brokers, OwnTransferStore own) {}

    BookedRows(BankStatements.Ground ground, BankStore rows, Transits transits) {
        this.ground = ground;
        this.rows = rows;
        this.transits = transits;
    }

    /// Says that what the books hold a row for, if anything, is among these postings: matched with
    /// another entry it would be in the books twice.
    ///
    /// @throws Refused `EVIDENCE_USED`
    void requireHeldBy(Unit unit, String row, Collection<String> postings) {
        for (String one : withParts(unit, row)) {
            requireOneHeldBy(unit, one, postings);
        }
    }

    /// The row, and its parts where it is booked part by part.
    private List<String> withParts(Unit unit, String row) {
        List<String> all = new ArrayList<>(List.of(row));
        rows.row(unit, row).stream()
                .flatMap(stored -> Parts.of(stored).stream())
                .map(BankStore.StoredRow::id)
                .filter(RowNames::isPart)
                .forEach(all::add);
        return all;
    }

    private void requireOneHeldBy(Unit unit, String row, Collection<String> postings) {
        entry(unit, row, "")
                .or(() -> confirmed(unit, row))
                .or(() -> payment(unit, row))
                .filter(_ -> postings.stream().noneMatch(one -> isBookedOn(unit, one, row)))
                .ifPresent(
                        holder -> {
                            throw Refused.at(
                                    "statementRows",
                                    Problem.Code.EVIDENCE_USED,
                                    "The books hold row "
                                            + row
                                            + " of the statement already: "
                                            + holder
                                            + ". Match it with that entry, or take that back"
                                            + " first.");
                        });
    }

    private Optional<String> confirmed(Unit unit, String row) {
        return ground.deposits()
                .withEvidence(unit, DepositMethod.FIAT, row)
                .filter(one -> one.depositState() == DepositState.CONFIRMED)
                .map(one -> "deposit " + one.number() + " stands on it");
    }

    private boolean isBookedOn(Unit unit, String posting, String row) {
        JournalEntry entry = ground.ledger().search().ofPosting(unit, posting).orElse(null);
        if (entry == null) {
            return false;
        }
        boolean names =
                entry.postings().stream()
                        .anyMatch(one -> row.equals(one.dimensions().get(BankSides.STATEMENT_ROW)));
        return names || ClaimStore.standing(unit, rows, evidence(unit, entry)).contains(row);
    }

    /// What a deposit or a payment was booked on, or what its taking back was; empty for other
    /// entries.
    private String evidence(Unit unit, JournalEntry entry) {
        EntryId first = entry.reverses();
        if (first != null) {
            String was = ground.ledger().get(unit, first).source();
            return was.startsWith("payment/") ? ended(unit, was) : "";
        }
        String source = entry.source();
        UUID id =
                source.startsWith("deposit/") || source.startsWith("payment/")
                        ? UUID.fromString(source.substring(source.indexOf('/') + 1))
                        : null;
        if (id == null) {
            return "";
        }
        if (source.startsWith("deposit/")) {
            return ground.deposits().get(unit, new DepositId(id)).evidence();
        }
        return said(ground.payments().payment(unit, new PaymentId(id)).confirmed());
    }

    private String ended(Unit unit, String source) {
        UUID id = UUID.fromString(source.substring(source.indexOf('/') + 1));
        return said(ground.payments().payment(unit, new PaymentId(id)).ended());
    }

    private static String said(@Nullable Settlement settled) {
        return settled == null ? "" : settled.evidence();
    }

    /// @param own the id of the break that asks, which does not stand in its own way; or empty
    Optional<String> entry(Unit unit, String row, String own) {
        var scope =
                new Scope(
                        HeldRows.BANKS,
                        List.of("break"),
                        HeldRows.EVER,
                        BankSides.STATEMENT_ROW,
                        row);
        return ground.ledger().balances(unit, scope).stream()
                .filter(one -> !one.balance().isZero())
                .filter(one -> own.isEmpty() || !one.values().getFirst().equals(own))
                .findFirst()
                .map(
                        _ ->
                                transits.brokers()
                                        .onRow(unit, row)
                                        .map(BankTransit::entryNumber)
                                        .map(number -> "entry " + number + " books a transit on it")
                                        .or(() -> own(unit, row))
                                        .orElse("a difference was booked away on it (E21)"));
    }

    private Optional<String> own(Unit unit, String row) {
        return transits.own()
                .onRow(unit, row)
                .map(
                        one ->
                                "it is booked as the house's own money from %s to %s"
                                        .formatted(one.from(), one.to()));
    }

    /// Evidence of a movement stands for nothing else at this account.
    ///
    /// @throws Refused `EVIDENCE_USED`
    void requireUnused(Unit unit, String field, HouseAccount house, String evidence) {
        DepositMethod method =
                switch (house.walletKind()) {
                    case FIAT -> DepositMethod.FIAT;
                    case CRYPTO -> DepositMethod.CRYPTO;
                };
        boolean used =
                ground.deposits().withEvidence(unit, method, evidence).isPresent()
                        || ground.payments().isReference(unit, evidence)
                        || movement(unit, house.name(), evidence).isPresent();
        if (used) {
            throw Refused.at(
                    field,
                    Problem.Code.EVIDENCE_USED,
                    "The reference "
                            + evidence
                            + " stands for another movement. Give the reference of this one.");
        }
    }

    /// @throws Refused `EVIDENCE_USED` where a transit or an exchange of the account stands on it
    void requireNoMovement(Unit unit, String account, String evidence) {
        movement(unit, account, evidence)
                .ifPresent(
                        other -> {
                            throw Refused.at(
                                    "evidence",
                                    Problem.Code.EVIDENCE_USED,
                                    "The reference "
                                            + evidence
                                            + " stands for "
                                            + other
                                            + ". Take that back first, or give another reference.");
                        });
    }

    private Optional<String> movement(Unit unit, String account, String evidence) {
        return transits.brokers()
                .withEvidence(unit, account, evidence)
                .map(
                        one ->
                                "a transit of "
                                        + one.atBank()
                                        + " at "
                                        + account
                                        + ", entry "
                                        + one.entryNumber())
                .or(
                        () ->
                                ground.exchanges()
                                        .withReference(unit, account, evidence)
                                        .map(
                                                one ->
                                                        "an exchange of "
                                                                + one.given()
                                                                + " for "
                                                                + one.received()
                                                                + ", entry "
                                                                + one.entryNumber()));
    }

    Optional<String> payment(Unit unit, String row) {
        return claims.paidBy(unit, row)
                .map(one -> "a payment stands on it with the reference " + one);
    }
}
