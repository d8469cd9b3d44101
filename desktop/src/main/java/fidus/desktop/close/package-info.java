/// The month-end close: its checklist, its tie-outs and what was signed.
@NullMarked
package fidus.desktop.close;

import org.jspecify.annotations.NullMarked;
