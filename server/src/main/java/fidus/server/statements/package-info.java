/// Statements of clients and the fund pack of the house, as documents and workbooks that are kept.
@NullMarked
package fidus.server.statements;

import org.jspecify.annotations.NullMarked;
