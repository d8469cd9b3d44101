package fidus.server.bank;

import com.fasterxml.jackson.core.JacksonException;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.bank.desk.AskedFor;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReturnProposal;
import fidus.contract.Wire;
import fidus.deposits.DepositId;
import fidus.deposits.RecordDeposit;
import fidus.payments.PaymentId;
import fidus.payments.wallets.HouseAccount;
import fidus.server.approvals.Approvals;
import fidus.server.deposits.Deposits;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What of the proposals of an account waits for a second person already: nobody asks for it again,
/// and what nobody is asked for any more says so.
record Asks(Approvals approvals) {
    /// The proposals, each with what waits about it.
    Proposals said(Unit unit, HouseAccount account, Proposals all) {
        List<Prepared> ofPayments = new ArrayList<>(approvals.waitingAmong(unit, "payment"));
        ofPayments.addAll(approvals.waitingAmong(unit, "paymentBatch"));
        return new Proposals(
                all.asOf(),
                all.confirmations().stream().map(one -> one.asked(of(ofPayments, one))).toList(),
                deposits(unit, account, all.deposits()),
                all.moreDeposits(),
                all.lastList(),
                all.transits(),
                all.own(),
                returns(unit, ofPayments, all.returns()),
                all.doubts());
    }

    /// A row that takes another one back is asked for by itself, anything else by its payment.
    private List<ReturnProposal> returns(
            Unit unit, List<Prepared> ofPayments, List<ReturnProposal> all) {
        Map<String, AskedFor> against = new HashMap<>();
        List<String> subjects = all.stream().map(one -> BankSides.subject(one.rowId())).toList();
        approvals.waiting(unit, subjects).forEach(one -> against.put(one.subject(), of(one)));
        return all.stream()
                .map(
                        one ->
                                one.asked(
                                        one.takesBack() == null
                                                ? of(ofPayments, List.of(one.paymentId()))
                                                : against.get(BankSides.subject(one.rowId()))))
                .toList();
    }

    private static @Nullable AskedFor of(List<Prepared> waiting, ConfirmationProposal one) {
        return of(waiting, one.confirmation().payments());
    }

    /// A command about payments has their ids in its text.
    private static @Nullable AskedFor of(List<Prepared> waiting, List<PaymentId> payments) {
        return waiting.stream()
                .filter(
                        one ->
                                payments.stream()
                                        .anyMatch(
                                                id ->
                                                        one.payload()
                                                                .contains(id.value().toString())))
                .findFirst()
                .map(Asks::of)
                .orElse(null);
    }

    private static AskedFor of(Prepared waiting) {
        return new AskedFor(waiting.title(), waiting.makerName(), waiting.preparedAt());
    }

    private List<DepositProposal> deposits(
            Unit unit, HouseAccount account, List<DepositProposal> all) {
        Map<String, AskedFor> listed = new HashMap<>();
        for (Prepared list : approvals.waiting(unit, List.of(DepositLists.subject(account.id())))) {
            evidence(list).forEach(row -> listed.put(row, of(list)));
        }
        Map<String, AskedFor> recorded = new HashMap<>();
        List<String> subjects =
                all.stream()
                        .map(DepositProposal::pending)
                        .filter(Objects::nonNull)
                        .map(Deposits::subject)
                        .toList();
        approvals.waiting(unit, subjects).forEach(one -> recorded.put(one.subject(), of(one)));
        return all.stream()
                .map(
                        one -> {
                            DepositId pending = one.pending();
                            return pending == null
                                    ? one.asked(listed.get(one.rowId()), one.why())
                                    : asked(unit, one, recorded.get(Deposits.subject(pending)));
                        })
                .toList();
    }

    private static List<String> evidence(Prepared list) {
        try {
            return Wire.STRICT
                    .readValue(list.payload(), DepositLists.Asking.class)
                    .deposits()
                    .stream()
                    .map(RecordDeposit::evidence)
                    .toList();
        } catch (JacksonException e) {
            throw new IllegalStateException("A payload of ours cannot be read", e);
        }
    }

    private DepositProposal asked(Unit unit, DepositProposal one, @Nullable AskedFor waits) {
        DepositId pending = Objects.requireNonNull(one.pending());
        String then =
                waits == null
                        ? approvals
                                .last(unit, Deposits.CONFIRM, Deposits.subject(pending))
                                .map(Asks::ended)
                                .orElse("Nobody was asked to confirm it.")
                        : "It waits for its second person.";
        return one.asked(waits, one.why() + " " + then);
    }

    private static String ended(Prepared last) {
        if (last.preparedState() == PreparedState.LAPSED) {
            return "Nobody decided about it within 24 hours, so the request lapsed. Have it"
                    + " confirmed.";
        }
        String how =
                switch (last.preparedState()) {
                    case REJECTED -> last.checkerName() + " rejected its request";
                    case WITHDRAWN -> "Its request was taken back";
                    default -> "Its request is void";
                };
        String reason = last.reason();
        return how + (reason == null || reason.isBlank() ? "" : " (" + reason.strip() + ")") + ".";
    }
}
