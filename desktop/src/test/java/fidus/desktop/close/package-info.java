/// The screen of the month-end close against invented months.
@NullMarked
package fidus.desktop.close;

import org.jspecify.annotations.NullMarked;
