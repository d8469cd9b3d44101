/// What words mean, what may be asked, and pure arithmetic: no input or output.
module fidus.shared {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.fasterxml.jackson.datatype.jdk8;

    exports fidus.auth;
    exports fidus.contract;
    exports fidus.funds;
    exports fidus.id;
    exports fidus.imports;
    exports fidus.money;
    exports fidus.mt5;

    opens fidus.auth;
    opens fidus.contract;
    opens fidus.funds;
    opens fidus.id;
    opens fidus.imports;
    opens fidus.money;
    opens fidus.mt5;
}
