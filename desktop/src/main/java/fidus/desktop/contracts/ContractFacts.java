package fidus.desktop.contracts;

import fidus.desktop.controls.Facts;
import fidus.desktop.controls.Words;
import fidus.desktop.funds.TermsWords;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.agreements.AgreementList;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.Redeemable;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Objects;
import java.util.ResourceBundle;

/// What was agreed in a contract, and what it is worth and owes today, each figure with its name.
final class ContractFacts {
    private final ResourceBundle texts;

    ContractFacts(ResourceBundle texts) {
        this.texts = texts;
    }

    /// @param kept absent while it is not known, or not for the eyes of this person
    void facts(Facts facts, Investment contract, @Nullable AgreementList kept) {
        FundTerms terms = contract.terms();
        facts.none()
                .add("fact-client", word("fact.client"), contract.clientName())
                .add("fact-fund", word("fact.fund"), contract.fundCode().name())
                .add(
                        "fact-terms",
                        word("fact.terms"),
                        terms == null ? null : TermsWords.brief(terms))
                .add("fact-principal", word("fact.principal"), Words.money(contract.principal()))
                .add("fact-signed", word("fact.signed"), contract.signedOn().toString())
                .add("fact-start", word("fact.start"), contract.startDate().toString())
                .add("fact-interest", word("fact.interestStart"), day(contract.interestStart()))
                .add("fact-end", word("fact.end"), day(contract.contractEnd()))
                .add(
                        "fact-placed",
                        word("fact.placed"),
                        Words.money(ContractModel.placed(contract, true)))
                .add(
                        "fact-cash",
                        word("fact.cash"),
                        Words.money(ContractModel.placed(contract, false)))
                .add("fact-agreement", word("fact.agreement"), newest(kept));
    }

    void totals(Facts totals, ContractPage page) {
        ContractBook book = page.book();
        ContractValue value = page.contractValue();
        Redeemable due = page.redeemable();
        totals.setVisible(book != null);
        totals.setManaged(book != null);
        if (book == null || value == null || due == null) {
            return;
        }
        PayoutSchedule rows = book.schedule();
        String next =
                due.nextAvailableOn()
                        .map(day -> MessageFormat.format(word("total.next"), day))
                        .orElse(word("total.none"));
        totals.none()
                .add(
                        "total-redeemable",
                        word("total.redeemable"),
                        Words.money(due.redeemableNow()),
                        next)
                .add("total-value", word("total.value"), Words.money(value.contractValue()))
                .add("total-accrued", word("total.accrued"), Words.money(value.accruedInterest()))
                .add("total-interest", word("total.interest"), Words.money(rows.interest()))
                .add("total-maturity", word("total.maturity"), Words.money(rows.maturityTotal()))
                .add(
                        "total-paid",
                        word("total.paid"),
                        Words.money(Objects.requireNonNull(rows.totals().get(PayoutState.PAID))));
    }

    private @Nullable String newest(@Nullable AgreementList kept) {
        if (kept == null) {
            return null;
        }
        return kept.agreements().isEmpty()
                ? word("agreement.none")
                : MessageFormat.format(
                        word("agreement.newest"), kept.agreements().getFirst().number());
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
