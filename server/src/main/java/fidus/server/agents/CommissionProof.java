package fidus.server.agents;

import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.proofs.AboutMonthLines;
import fidus.proofs.EarnerProofs;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.proofs.ProofKind;
import fidus.proofs.ProofLine;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.MonthText;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The commissions due in a month that stand, with the payouts they are earned on.
public final class CommissionProof {
    private final ContractBooks books;

    public CommissionProof(ContractBooks books) {
        this.books = books;
    }

    public void routes(Routes routes) {
        routes.answer(ProofCalls.COMMISSIONS, this::file);
    }

    private ProofFile file(Asked asked, AboutMonthLines about) {
        YearMonth month = MonthText.of(about.period());
        var found = new ArrayList<Numbered>();
        books.each(
                asked.unit(),
                book -> {
                    if (about.investmentId() == null || about.investmentId().equals(book.id())) {
                        add(book, month, found);
                    }
                });
        found.sort(
                Comparator.comparingLong(Numbered::number)
                        .thenComparing(one -> one.line().asOf())
                        .thenComparing(one -> one.line().line()));
        List<ProofLine> lines = found.stream().map(Numbered::line).toList();
        return ProofFile.of(
                ProofKind.COMMISSION, "Commissions due in " + month, month.atEndOfMonth(), lines);
    }

    private record Numbered(long number, ProofLine line) {}

    private static void add(ContractBook book, YearMonth month, List<Numbered> found) {
        for (CommissionRow row : book.commissions().rows()) {
            if (row.live() && YearMonth.from(row.dueOn()).equals(month)) {
                found.add(
                        new Numbered(
                                book.number(),
                                EarnerProofs.commission(
                                        book.number(),
                                        row,
                                        book.schedule().row(row.payout()).payoutAmount())));
            }
        }
    }
}
