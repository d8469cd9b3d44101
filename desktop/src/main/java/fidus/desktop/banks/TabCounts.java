package fidus.desktop.banks;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.MissingDays;
import fidus.bank.desk.OwnTransfers;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.Transits;
import fidus.desktop.controls.Words;

import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// How much of each tab's list is still to be done, beside its title. The lists also have what was
/// asked for or is settled, so that both numbers are said where they differ.
///
/// @param tabs whose ids are those of {@link #tab}
record TabCounts(BanksModel model, ResourceBundle texts, List<Tab> tabs) {
    void follow() {
        model.proposals().valueProperty().addListener((_, _, now) -> proposals(now));
        model.missing().days().valueProperty().addListener((_, _, now) -> missing(now));
        model.transits().transits().valueProperty().addListener((_, _, now) -> transits(now));
        model.own().transfers().valueProperty().addListener((_, _, now) -> own(now));
    }

    /// Another account is in hand, whose days may not be read yet.
    void chosen() {
        missing(model.missing().days().value());
    }

    private void proposals(@Nullable Proposals now) {
        OpenProposals open = OpenProposals.of(now);
        OpenProposals all = OpenProposals.all(now);
        say("confirmations", open.confirmations(), all.confirmations());
        say("deposits", open.deposits(), all.deposits());
        say("returns", open.returns(), all.returns());
        say("doubts", open.doubts(), all.doubts());
    }

    /// What is excused is listed too, once the days were read.
    private void missing(@Nullable MissingDays read) {
        BankAccountCard now = model.chosenProperty().get();
        long days = now == null ? 0 : now.missing().size() + now.moreMissing();
        long numbers = now == null || now.numbers() == null ? 0 : now.numbers().size();
        long due = days + numbers;
        long excused = read == null ? 0 : read.excused().size() + read.moreExcused();
        say("missing", due, due + excused);
    }

    private void transits(@Nullable Transits now) {
        long open = now == null ? 0 : model.transits().open(now);
        say("transits", open, now == null ? 0 : model.transits().lines(now).size());
    }

    private void own(@Nullable OwnTransfers now) {
        List<OwnLine> all = now == null ? List.of() : model.own().lines(now);
        say("own", all.stream().filter(OwnLine::isOpen).count(), all.size());
    }

    /// The tab `confirmationsTab` is titled `tab.confirmations`.
    private Tab tab(String name) {
        return tabs.stream()
                .filter(one -> one.getId().equals(name + "Tab"))
                .findFirst()
                .orElseThrow();
    }

    private void say(String name, long open, long all) {
        Tab tab = tab(name);
        boolean part = open != all;
        String words = filled(part ? "count.part" : "count", open, all);
        tab.setText(texts.getString("tab." + name) + (all == 0 ? "" : " " + words));
        tab.setTooltip(part ? new Tooltip(filled("count.tip", open, all)) : null);
    }

    private String filled(String key, long open, long all) {
        return MessageFormat.format(texts.getString(key), Words.count(open), Words.count(all));
    }
}
