package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.ledger.LedgerCalls;
import fidus.server.WholeServer;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// A whole server and the people of a close, who are new on each day.
class ClosePeople implements AutoCloseable {
    final WholeServer server = new WholeServer();
    String operator = "";
    String approver = "";
    String admin = "";
    private int logins;

    ClosePeople(String day) {
        at(day);
    }

    final void at(String day) {
        server.clock().set(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
        operator = token(Role.OPERATOR);
        approver = token(Role.APPROVER);
        admin = token(Role.ADMIN);
    }

    LocalDate today() {
        return LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
    }

    final String token(Role... roles) {
        return server.signIn(server.person("-" + ++logins, List.of(roles))).accessToken();
    }

    <Q, A> A ask(Call<Q, A> call, Q question) {
        return server.call(call, question, operator);
    }

    Prepared approve(Prepared prepared) {
        return decide(prepared, approver);
    }

    Prepared decide(Prepared prepared, String token) {
        return server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
    }

    String done(Job job) {
        for (int i = 0; i < 3_000; i++) {
            Job now = ask(JobCalls.ONE, new AboutJob(job.id()));
            if (now.jobState().isOver()) {
                assertThat(now.jobState()).as(now.outcome()).isEqualTo(JobState.DONE);
                return String.valueOf(now.outcome());
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("Not over within half a minute: " + job);
    }

    <T> T write(Function<Unit, T> work) {
        return server.mongo().write(work);
    }

    String balance(String account) {
        return ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines().stream()
                .filter(line -> line.account().equals(account))
                .map(line -> line.balance().amount().toPlainString())
                .findFirst()
                .orElse("0.00");
    }

    @Override
    public void close() {
        server.close();
    }
}
