//! The learned weights as bytes, little endian: `CSTM`, version (u8), topics (u8), features (u32), temperature (f32), per
//! topic its scale and bias (f32 each), then per feature, in the order of their hashes: hash (u32), rarity (u8, 16ths),
//! one weight a topic (i8, to be multiplied by its scale).

use super::model::{Model, TOPICS};

const MAGIC: &[u8; 4] = b"CSTM";
const VERSION: u8 = 1;

/// Bytes that are no model of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a model of this version: it is cut off, or another program wrote it; `countersign eval train` makes one"
)]
pub struct ModelError;

impl Model {
    /// # Errors
    /// [`ModelError`].
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut from = Reader(bytes);
        let is_ours = from.take(4)? == MAGIC && from.array()? == [VERSION, topics()];
        if !is_ours {
            return Err(ModelError);
        }
        let features = u32::from_le_bytes(from.array()?);
        let mut model = Self { temperature: from.float()?, ..Self::default() };
        for topic in 0..TOPICS {
            (model.scale[topic], model.bias[topic]) = (from.float()?, from.float()?);
        }
        for _ in 0..features {
            model.hashes.push(u32::from_le_bytes(from.array()?));
            model.rarity.push(from.array::<1>()?[0]);
            model.weights.push(from.array::<TOPICS>()?.map(|byte| i8::from_le_bytes([byte])));
        }
        if from.0.is_empty() { Ok(model) } else { Err(ModelError) }
    }

    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([VERSION, topics()]);
        bytes.extend(u32::try_from(self.hashes.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(self.temperature.to_le_bytes());
        for (scale, bias) in self.scale.iter().zip(self.bias) {
            bytes.extend(scale.to_le_bytes());
            bytes.extend(bias.to_le_bytes());
        }
        for (at, hash) in self.hashes.iter().enumerate() {
            bytes.extend(hash.to_le_bytes());
            bytes.push(self.rarity[at]);
            bytes.extend(self.weights[at].map(|weight| weight.to_le_bytes()[0]));
        }
        bytes
    }
}

fn topics() -> u8 {
    u8::try_from(TOPICS).unwrap_or(u8::MAX)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.0.split_at_checked(n).ok_or(ModelError)?;
        self.0 = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.take(N)?.try_into().map_err(|_| ModelError)
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        Ok(f32::from_le_bytes(self.array()?))
    }
}

#[cfg(test)]
mod tests {
    use super::super::WEIGHTS;
    use super::*;

    #[test]
    fn the_shipped_weights_are_read_and_are_small() {
        let model = Model::read(WEIGHTS).unwrap();
        assert_eq!(model.write(), WEIGHTS);
        assert!(WEIGHTS.len() < 1 << 20, "{} bytes", WEIGHTS.len());
    }

    #[test]
    fn what_is_cut_off_or_foreign_is_refused() {
        for bytes in [&WEIGHTS[..WEIGHTS.len() - 1], &WEIGHTS[..3], b"", b"another program's file"] {
            assert_eq!(Model::read(bytes), Err(ModelError));
        }
        assert_eq!(Model::read(&[WEIGHTS, b"more"].concat()), Err(ModelError));
    }
}
