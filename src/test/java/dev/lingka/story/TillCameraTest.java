package dev.lingka.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till without a scanner: the camera reads the code from the member's phone. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TillCameraTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int LEFT = (WIDTH - HEIGHT) / 2;

    @TempDir
    private Path folder;

    @Test
    void theCameraReadsTheCode() throws IOException, WriterException {
        World world = World.underTest();
        Shop shop = Shop.open(world);
        Path film = film(shop.holder(30_000, 0).phone().codes().get(1));

        try (Browser browser = Browser.withCamera(film)) {
            TillPage till = TillPage.open(world, browser, "cashier@" + shop.code());
            till.button("摄像头").click();

            assertThat(till.knownCard()).containsText("¥300.00");
            assertThat(till.complaints()).isEmpty();
        }
    }

    /** What the camera sees: a phone's screen with the code on it. */
    private Path film(String code) throws IOException, WriterException {
        BitMatrix bits = new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, HEIGHT, HEIGHT);
        BufferedImage seen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                boolean dark = x >= LEFT && x < LEFT + HEIGHT && bits.get(x - LEFT, y);
                seen.setRGB(x, y, dark ? Color.BLACK.getRGB() : Color.WHITE.getRGB());
            }
        }
        Path film = folder.resolve("camera.mjpeg");
        ImageIO.write(seen, "jpg", film.toFile());
        return film;
    }
}
