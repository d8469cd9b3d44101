package fidus.server.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.contract.Refused;
import fidus.server.RunningServer;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Who sees that something waits: the table of domain §12, and all of it however much there is.
class InboxTest {
    private static final Set<String> OF_PEOPLE =
            Set.of("ADD_PERSON", "CHANGE_PERSON", "RESET_PASSWORD");
    private static final Set<String> OF_PAYEES =
            Set.of("VERIFY_WALLET", "RETIRE_WALLET", "MAKE_WALLET_PRIMARY");
    private static final Set<String> OF_PAYMENTS =
            Set.of(
                    "CONFIRM_DEPOSIT",
                    "APPROVE_PAYMENT_BATCH",
                    "CONFIRM_PAYMENTS",
                    "RETURN_PAYMENT",
                    "RETURN_PAYMENTS",
                    "WITHDRAW_PAYMENT_BATCH",
                    "RECORD_OWED_BACK",
                    "SET_ROWS_AGAINST",
                    "TAKE_ROWS_APART",
                    "BOOK_BANK_TRANSIT",
                    "REVERSE_BANK_TRANSIT",
                    "BOOK_OWN_TRANSFER",
                    "REVERSE_OWN_TRANSFER",
                    "SET_BANK_STATEMENT_ASIDE",
                    "TAKE_BANK_STATEMENT_AGAIN",
                    "STATE_BANK_BALANCE",
                    "EXCUSE_BANK_DAYS",
                    "RECORD_DEPOSITS",
                    "ADD_HOUSE_ACCOUNT",
                    "RETIRE_HOUSE_ACCOUNT");

    private static final UUID ID = new UUID(0, 0);

    private RunningServer server;

    @BeforeEach
    void open() {
        server = RunningServer.withEverything();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void eachRoleSeesWhatItMayReadOrDecide() {
        prepare(List.copyOf(Duties.ALL.keySet()), "one");
        Set<String> everything = Duties.ALL.keySet();

        assertThat(seen(Role.AUDITOR)).isEqualTo(everything);
        assertThat(seen(Role.APPROVER)).isEqualTo(everything);
        assertThat(seen(Role.OPERATOR)).isEqualTo(without(everything, OF_PEOPLE));
        assertThat(seen(Role.ADMIN))
                .isEqualTo(without(without(everything, OF_PAYMENTS), OF_PAYEES));
        assertThat(seen(Role.COMPLIANCE))
                .containsExactlyInAnyOrder(
                        "VERIFY_WALLET",
                        "RETIRE_WALLET",
                        "MAKE_WALLET_PRIMARY",
                        "ENTER_CONTRACT",
                        "SEE_FRAUD_SUSPICION");
    }

    @Test
    void nothingIsLeftOutHoweverMuchWaits() {
        prepare(List.of("VERIFY_WALLET"), "first");
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    for (int i = 0; i < 501; i++) {
                                        prepared(unit, "RESOLVE_BREAK", "break" + i);
                                    }
                                    return true;
                                });
        String approver = server.token(Role.APPROVER);
        List<Prepared> all = new ArrayList<>();
        String cursor = null;
        do {
            PreparedList page =
                    server.call(
                            ApprovalCalls.FIND,
                            new FindPrepared(null, true, null, cursor, 200),
                            approver);
            assertThat(page.total()).isEqualTo(502);
            all.addAll(page.prepared());
            cursor = page.next();
        } while (cursor != null);

        assertThat(all).extracting(Prepared::id).hasSize(502).doesNotHaveDuplicates();
        assertThat(all).extracting(Prepared::command).contains("VERIFY_WALLET");
        var wallets = new FindPrepared(null, true, "VERIFY_WALLET,RETIRE_WALLET", null, 10);
        assertThat(server.call(ApprovalCalls.FIND, wallets, approver).prepared()).hasSize(1);
        var me = new Actor(server.person(Role.APPROVER).id(), "", List.of(Role.APPROVER), "", "");
        Approvals.Waiting waiting =
                server.parts().mongo().read(unit -> waiting(new Asked(me, unit, ID, "", null)));
        assertThat(waiting.toDecide()).isEqualTo(502);
    }

    @Test
    void aCursorIsGoodForTheListAndThePersonItWasMadeFor() {
        prepare(List.of("VERIFY_WALLET", "RETIRE_WALLET"), "one");
        String approver = server.token(Role.APPROVER);
        String cursor =
                server.call(
                                ApprovalCalls.FIND,
                                new FindPrepared(null, true, null, null, 1),
                                approver)
                        .next();
        for (String token : List.of(server.token(Role.AUDITOR), approver)) {
            boolean own = token.equals(approver);
            var other = new FindPrepared(own ? "wallet/x" : null, true, null, cursor, 1);
            assertThatThrownBy(() -> server.call(ApprovalCalls.FIND, other, token))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("BAD_CURSOR");
        }
    }

    /// Whoever decides what is over is told who was quicker, and what became of it.
    @Test
    void whoDecidesTooLateIsToldHowItEnded() {
        prepare(List.of("WITHDRAW_SIGN_OFF"), "one");
        String approver = server.token(Role.APPROVER);
        Prepared one =
                server.call(ApprovalCalls.FIND, new FindPrepared(null, true), approver)
                        .prepared()
                        .getFirst();
        var no = new Decide(one.id(), Decide.Decision.REJECT, one.digest(), "It stays signed");
        var _ = server.call(ApprovalCalls.DECIDE, no, approver);

        String late = server.signIn(server.another("late", List.of(Role.APPROVER))).accessToken();
        assertThatThrownBy(() -> server.call(ApprovalCalls.DECIDE, no, late))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        server.person(Role.APPROVER).name()
                                + " rejected this on 23 Nov 2026 at 09:00 UTC: It stays signed");
    }

    private Approvals.Waiting waiting(Asked asked) {
        return server.parts().approvals().waiting(asked);
    }

    private void prepare(List<String> commands, String about) {
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    commands.forEach(command -> prepared(unit, command, about));
                                    return true;
                                });
    }

    private void prepared(Unit unit, String command, String about) {
        var request =
                new Approvals.Request(
                        command, command + "/" + about, "Something", List.of(), Map.of());
        var _ = server.parts().approvals().prepare(unit, Actor.SYSTEM, request);
    }

    private Set<String> seen(Role role) {
        Set<String> seen = new TreeSet<>();
        server.call(ApprovalCalls.FIND, new FindPrepared(null, true), server.token(role))
                .prepared()
                .forEach(one -> seen.add(one.command()));
        return seen;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
