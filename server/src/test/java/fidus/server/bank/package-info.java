/// Bank statements, taken in over HTTP and compared with the books.
@NullMarked
package fidus.server.bank;

import org.jspecify.annotations.NullMarked;
