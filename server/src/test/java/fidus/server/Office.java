package fidus.server;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.ledger.LedgerCalls;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A whole server, and two people at it who are new on each day a test goes to.
public class Office implements AutoCloseable {
    public final WholeServer server;
    public String operator = "";
    public String approver = "";
    private int logins;

    public Office(String day) {
        this(day, new WholeServer());
    }

    public Office(String day, WholeServer server) {
        this.server = server;
        at(day);
    }

    /// Nine o'clock of a day, with people freshly signed in.
    public final void at(String day) {
        server.clock().set(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
        operator = token(Role.OPERATOR);
        approver = token(Role.APPROVER);
    }

    public final LocalDate today() {
        return LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
    }

    /// Another person.
    public final String token(Role... roles) {
        return server.signIn(server.person("-" + ++logins, List.of(roles))).accessToken();
    }

    /// A number nobody had before here.
    protected final int next() {
        return ++logins;
    }

    /// As the operator.
    public final <Q, A> A ask(Call<Q, A> call, Q question) {
        return server.call(call, question, operator);
    }

    public final Prepared approve(Prepared prepared) {
        return decide(prepared, approver);
    }

    public final Prepared decide(Prepared prepared, String token) {
        return server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
    }

    /// Takes back what the same person prepared.
    public final Prepared withdraw(Prepared prepared, String token) {
        return server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.WITHDRAW, prepared.digest(), ""),
                token);
    }

    /// Why something is refused.
    public final Problem.Code code(Runnable refused) {
        try {
            refused.run();
        } catch (Refused why) {
            return why.problem().code();
        }
        throw new AssertionError("This had to be refused.");
    }

    /// A job when it has come to its end.
    public final Job over(Job job) {
        for (int i = 0; i < 3_000; i++) {
            Job now = ask(JobCalls.ONE, new AboutJob(job.id()));
            if (now.jobState().isOver()) {
                return now;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new IllegalStateException("Not over within half a minute.");
    }

    /// The balance of an account of the ledger, in the one currency these tests have.
    public final String balance(String account) {
        return ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines().stream()
                .filter(line -> line.account().equals(account))
                .map(line -> line.balance().amount().toPlainString())
                .findFirst()
                .orElse("0.00");
    }

    @Override
    public final void close() {
        server.close();
    }
}
