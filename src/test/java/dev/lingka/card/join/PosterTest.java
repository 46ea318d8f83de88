package dev.lingka.card.join;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PosterTest {

    private static final Poster POSTER =
            new Poster("老茶餐厅 <&>", "中山路店", "000112345678901a", "http://localhost:8080/j/000112345678901a");

    @Test
    void isReadByAScanner() throws IOException, NotFoundException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PosterPng.paint(POSTER)));
        assertThat(image.getWidth()).isGreaterThanOrEqualTo(1000);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);

        String read = new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)))
                .getText();

        assertThat(read).isEqualTo(POSTER.link());
    }

    @Test
    void namesMerchantAndStoreInTheSvg() {
        assertThat(PosterSvg.draw(POSTER))
                .contains("老茶餐厅 &lt;&amp;&gt;", "中山路店", "微信扫一扫", "width=\"148.0mm\"")
                .doesNotContain("<&>");
    }

    @Test
    void codesNameTheirMerchant() {
        String code = JoinCodeText.next(14_776_335);
        assertThat(code).matches("[0-9A-Za-z]{16}");
        assertThat(JoinCodeText.merchantId(code)).hasValue(14_776_335);
        assertThat(JoinCodeText.merchantId("not ours")).isEmpty();
        assertThat(JoinCodeText.merchantId(null)).isEmpty();
    }
}
