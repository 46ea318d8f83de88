package dev.lingka.wechat.pay;

import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import dev.lingka.shared.crypto.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Downloads a trade bill. The download is not signed, so it is believed only when its hash is the one of the signed
 * answer; the SDK knows the hash after the stream was read to its end.
 */
final class TradeBillFile {

    /** About 200,000 lines; a day above it needs a streaming parser, and fails loudly until then. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private TradeBillFile() {}

    static TradeBill download(BillDownloadServiceExtension bills, LocalDate day, boolean checkTotals) {
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(day.toString());
        request.setBillType(BillType.ALL);
        request.setTarType(TarType.GZIP);
        byte[] file = read(bills.getTradeBill(request));
        return TradeBillParser.parse(day, new String(file, StandardCharsets.UTF_8), Sha256.hex(file), checkTotals);
    }

    private static byte[] read(DigestBillEntity bill) {
        try (InputStream stream = bill.getInputStream()) {
            byte[] file = stream.readNBytes(MAX_BYTES);
            if (stream.read() >= 0) {
                throw new UnreadableAnswer("a bill of more than " + MAX_BYTES + " bytes");
            }
            if (!bill.verifyHash()) {
                throw new UnreadableAnswer("a bill with another hash than announced");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
