/// Reads the files MetaTrader and its bridges write, and says what is in them.
@NullMarked
package fidus.server.reports;

import org.jspecify.annotations.NullMarked;
